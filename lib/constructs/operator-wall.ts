import type * as kms from 'aws-cdk-lib/aws-kms';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

import { anyOf, fromAddresses, limitPerAddress, managedByAws } from '#lib/constructs/wall-rules.ts';
import { Wall, wallLimitsOf } from '#lib/constructs/wall.ts';
import type { OperationsSettings, StageSettings } from '#lib/settings.ts';

export type OperatorWallProps = {
  readonly settings: StageSettings;
  readonly logsKey: kms.IKey;
  readonly addresses: OperationsSettings['addresses'];
};

/**
 * In front of the operators' API: nobody gets in, but from the operators' own addresses, and there too not with what
 * AWS knows as an attack. Without an address in its lists the wall is closed to everybody.
 */
export class OperatorWall extends Construct {
  readonly wall: Wall;

  constructor(scope: Construct, id: string, { settings, logsKey, addresses }: OperatorWallProps) {
    super(scope, id);
    const sets = (['v4', 'v6'] as const).map(
      (version) =>
        new wafv2.CfnIPSet(this, `Operators-${version}`, {
          name: `stafee-${settings.stage}-operators-${version}`,
          description: 'STAFee: where operators work',
          scope: 'REGIONAL',
          ipAddressVersion: version === 'v4' ? 'IPV4' : 'IPV6',
          addresses: [...addresses[version]],
        }),
    );
    const { windowSeconds, operator } = wallLimitsOf(settings);
    this.wall = new Wall(this, 'Wall', {
      settings,
      logsKey,
      plane: 'operator',
      description: 'STAFee: in front of the API of the operators',
      otherwise: 'block',
      rules: [
        // Rules that block come first: whom a rule lets in, no later one looks at.
        // The count of everything is the first, so that it sees what narrower ones block.
        limitPerAddress('rate', { limit: operator.perAddress, windowSeconds }),
        limitPerAddress(
          'sign-in-rate',
          { limit: operator.signInPerAddress, windowSeconds },
          '/operator/auth/',
        ),
        managedByAws('AWSManagedRulesCommonRuleSet'),
        managedByAws('AWSManagedRulesKnownBadInputsRuleSet'),
        {
          name: 'operators-addresses',
          statement: anyOf(...sets.map((set) => fromAddresses(set.attrArn))),
          action: { allow: {} },
        },
      ],
    });
  }
}
