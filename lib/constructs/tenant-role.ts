import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

import { becomeForTenant } from '#lib/constructs/statements.ts';
import type { ConfinedFunction } from '#lib/constructs/confined-function.ts';

export type TenantRoleProps = {
  readonly description: string;
  /** The functions that may become the tenant, and nobody else. */
  readonly holders: readonly [ConfinedFunction, ...ConfinedFunction[]];
  /** Where a policy of another stack names the role. @default CloudFormation makes one up */
  readonly roleName?: string;
};

/** A role that exists only as a session for one tenant. Trusts the named functions, with that one tag and no other. */
export class TenantRole extends iam.Role {
  constructor(scope: Construct, id: string, { description, holders, roleName }: TenantRoleProps) {
    const [first, ...others] = holders.map(({ role }) => taggedSessionOf(role));
    super(scope, id, {
      description,
      ...(roleName === undefined ? {} : { roleName }),
      // Role chaining caps a session at one hour.
      maxSessionDuration: Duration.hours(1),
      assumedBy: first ?? new iam.AccountRootPrincipal(),
    });
    if (this.assumeRolePolicy !== undefined)
      for (const other of others) other.addToAssumeRolePolicy(this.assumeRolePolicy);
    for (const { role } of holders) role.addToPrincipalPolicy(becomeForTenant(this));
  }

  allow(...statements: readonly iam.PolicyStatement[]): void {
    for (const statement of statements) this.addToPrincipalPolicy(statement);
  }
}

/** A tenant id is `t` and 26 characters; the pattern keeps `*` and foreign shapes out of a tag. */
const taggedSessionOf = (role: iam.IRole): iam.PrincipalBase =>
  new iam.SessionTagsPrincipal(new iam.ArnPrincipal(role.roleArn)).withConditions({
    StringLike: { 'aws:RequestTag/TenantId': `t${'?'.repeat(26)}` },
    'ForAllValues:StringEquals': { 'aws:TagKeys': ['TenantId'] },
  });
