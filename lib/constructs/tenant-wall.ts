import type * as kms from 'aws-cdk-lib/aws-kms';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

import { companyHeader, sessionCookies } from '#contract/header.ts';
import { problemSaying } from '#contract/problem.ts';
import { bodyTooLarge } from '#contract/refusals/chain.ts';
import {
  anyOf,
  blockWhen,
  bodiesUpTo409Kb,
  fromAddresses,
  hostOnlyFrom,
  limitPerAddress,
  limitPerAddressAndHeader,
  limitPerCookie,
  managedByAws,
} from '#lib/constructs/wall-rules.ts';
import type { Rate, WallRule } from '#lib/constructs/wall-rules.ts';
import { Wall, wallLimitsOf } from '#lib/constructs/wall.ts';
import type { DedicatedTenant, StageSettings } from '#lib/settings.ts';
import type { WallLimits } from '#lib/wall-limits.ts';

export type TenantWallProps = { readonly settings: StageSettings; readonly logsKey: kms.IKey };

/** All of IPv4 in the two halves that WAF accepts: nobody is kept out until the set is first synchronized. */
const everybody = ['0.0.0.0/1', '128.0.0.0/1'];

/**
 * In front of the tenants' API. The authorizer decides which address a tenant may come from; the wall keeps floods,
 * known attackers and, for dedicated tenants, foreign addresses away from the functions.
 */
export class TenantWall extends Construct {
  readonly wall: Wall;
  /** The address set of each dedicated tenant, for the function that keeps them. */
  readonly sets: readonly { readonly tenantId: string; readonly set: wafv2.CfnIPSet }[];
  /** What the name of a dedicated tenant's set begins with; the tenant's id is the rest. */
  readonly setPrefix: string;
  private readonly namePrefix: string;

  constructor(scope: Construct, id: string, { settings, logsKey }: TenantWallProps) {
    super(scope, id);
    this.namePrefix = `stafee-${settings.stage}-`;
    this.setPrefix = `${this.namePrefix}allowed-`;
    const emergency = this.addBlockList();
    const dedicated = settings.dedicatedTenants.map((tenant) => this.addDedicated(tenant));
    this.sets = dedicated.map(({ tenantId, set }) => ({ tenantId, set }));
    this.wall = new Wall(this, 'Wall', {
      settings,
      logsKey,
      plane: 'tenant',
      description: 'STAFee: in front of the API of the tenants',
      otherwise: 'allow',
      answers: { [bodyTooLarge.kind]: problemSaying(bodyTooLarge, {}) },
      rules: [
        emergency,
        managedByAws('AWSManagedRulesAmazonIpReputationList'),
        ...this.limits(wallLimitsOf(settings)),
        bodiesUpTo409Kb('body-too-long', bodyTooLarge.kind),
        // Its size rule stops at 8 KB; a claim with 100 lines is longer.
        managedByAws('AWSManagedRulesCommonRuleSet', 'SizeRestrictions_BODY'),
        managedByAws('AWSManagedRulesKnownBadInputsRuleSet'),
        ...dedicated.map(({ rule }) => rule),
      ],
    });
  }

  /** The count of everything is the first, so that it sees what narrower ones block. */
  private limits({ windowSeconds, tenant }: WallLimits): readonly WallRule[] {
    const rate = (limit: number): Rate => ({ limit, windowSeconds });
    return [
      limitPerAddress('rate', rate(tenant.perAddress)),
      limitPerAddress('sign-in-rate', rate(tenant.signInPerAddress), '/api/auth/'),
      limitPerAddressAndHeader('sign-in-company-rate', rate(tenant.signInPerCompany), companyHeader),
      limitPerCookie('session-rate', rate(tenant.perSession), sessionCookies.tenant),
    ];
  }

  /** Empty, and filled by hand in an emergency (docs/runbooks/block-addresses.md). */
  private addBlockList(): WallRule {
    const [v4, v6] = (['IPV4', 'IPV6'] as const).map((version) =>
      this.addSet(`Blocked${version}`, `blocked-${version.toLowerCase()}`, { version, addresses: [] }),
    );
    return blockWhen(
      'blocked-addresses',
      anyOf(...[v4, v6].flatMap((set) => (set === undefined ? [] : [fromAddresses(set.attrArn)]))),
    );
  }

  /** IPv4 only, as the API has no IPv6 address. */
  private addDedicated({ tenantId, host }: DedicatedTenant): {
    readonly tenantId: string;
    readonly set: wafv2.CfnIPSet;
    readonly rule: WallRule;
  } {
    const set = this.addSet(`Allowed-${tenantId}`, `allowed-${tenantId}`, {
      version: 'IPV4',
      addresses: everybody,
    });
    return { tenantId, set, rule: hostOnlyFrom(`allowed-${tenantId}`, host, set.attrArn) };
  }

  private addSet(
    id: string,
    name: string,
    { version, addresses }: { readonly version: 'IPV4' | 'IPV6'; readonly addresses: string[] },
  ): wafv2.CfnIPSet {
    return new wafv2.CfnIPSet(this, id, {
      name: `${this.namePrefix}${name}`,
      scope: 'REGIONAL',
      ipAddressVersion: version,
      addresses,
    });
  }
}
