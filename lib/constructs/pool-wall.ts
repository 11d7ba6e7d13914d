import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

import { limitPerAddress, managedByAws } from '#lib/constructs/wall-rules.ts';
import { Wall, wallLimitsOf } from '#lib/constructs/wall.ts';
import type { StageSettings } from '#lib/settings.ts';

export type PoolWallProps = { readonly settings: StageSettings; readonly logsKey: kms.IKey };

/**
 * In front of the user pools' public operations. Of ours only those pass it that go by a person's token, when he sets up
 * an authenticator or a passkey; all others are signed, and those do not pass a web ACL. It starves guessing and scanning.
 */
export class PoolWall extends Wall {
  constructor(scope: Construct, id: string, { settings, logsKey }: PoolWallProps) {
    const { windowSeconds, pools } = wallLimitsOf(settings);
    super(scope, id, {
      settings,
      logsKey,
      plane: 'pools',
      description: 'STAFee: in front of the user pools',
      otherwise: 'allow',
      rules: [
        managedByAws('AWSManagedRulesAmazonIpReputationList'),
        limitPerAddress('rate', { limit: pools.perAddress, windowSeconds }),
      ],
    });
  }

  protectPool(id: string, pool: cognito.UserPool): void {
    this.protect(id, pool.userPoolArn);
  }
}
