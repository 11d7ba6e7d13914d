import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

import { becomeForTenant } from '#lib/constructs/statements.ts';
import type { ConfinedFunction } from '#lib/constructs/confined-function.ts';

export type TenantRoleProps = {
  readonly description: string;
  /** The functions that may become the tenant, and nobody else. */
  readonly holders: readonly [ConfinedFunction, ...ConfinedFunction[]];
  /** Each session of it says what it is made from, which no later call of it can change. @default no session does */
  readonly saysItsSource?: true;
  /** Where a policy of another stack names the role. @default CloudFormation makes one up */
  readonly roleName?: string;
};

/** A role that exists only as a session for one tenant. Trusts the named functions, with that one tag and no other. */
export class TenantRole extends iam.Role {
  constructor(scope: Construct, id: string, props: TenantRoleProps) {
    const { description, holders, roleName, saysItsSource } = props;
    const [first, ...others] = holders.map(({ role }) =>
      saysItsSource === true ? sourcedSessionOf(role) : taggedSessionOf(role),
    );
    super(scope, id, {
      description,
      ...(roleName === undefined ? {} : { roleName }),
      // Role chaining caps a session at one hour.
      maxSessionDuration: Duration.hours(1),
      assumedBy: first ?? new iam.AccountRootPrincipal(),
    });
    if (this.assumeRolePolicy !== undefined)
      for (const other of others) other.addToAssumeRolePolicy(this.assumeRolePolicy);
    for (const { role } of holders) {
      role.addToPrincipalPolicy(becomeForTenant(this));
      if (saysItsSource === true) this.letSayItsSource(role);
    }
  }

  private letSayItsSource(role: iam.Role): void {
    const setting = ['sts:SetSourceIdentity'];
    role.addToPrincipalPolicy(new iam.PolicyStatement({ actions: setting, resources: [this.roleArn] }));
    const principals = [new iam.ArnPrincipal(role.roleArn)];
    this.assumeRolePolicy?.addStatements(
      new iam.PolicyStatement({ actions: ['sts:TagSession'], principals, conditions: ofOneTenant }),
      new iam.PolicyStatement({ actions: setting, principals, conditions: { StringLike: ofAGrant } }),
    );
  }

  allow(...statements: readonly iam.PolicyStatement[]): void {
    for (const statement of statements) this.addToPrincipalPolicy(statement);
  }
}

/** A tenant id is `t` and 26 characters; the pattern keeps `*` and foreign shapes out of a tag. */
const ofOneTenant = {
  StringLike: { 'aws:RequestTag/TenantId': `t${'?'.repeat(26)}` },
  'ForAllValues:StringEquals': { 'aws:TagKeys': ['TenantId'] },
};

/**
 * A grant's id. The key is absent where the session says nothing, and then no pattern fits it:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
 */
const ofAGrant = { 'sts:SourceIdentity': '?'.repeat(26) };

const taggedSessionOf = (role: iam.IRole): iam.PrincipalBase =>
  new iam.SessionTagsPrincipal(new iam.ArnPrincipal(role.roleArn)).withConditions(ofOneTenant);

/** Taken with a tag and a source alone; either is let be set by a statement of its own, which knows its key. */
const sourcedSessionOf = (role: iam.IRole): iam.PrincipalBase =>
  new iam.ArnPrincipal(role.roleArn).withConditions({
    ...ofOneTenant,
    StringLike: { ...ofOneTenant.StringLike, ...ofAGrant },
  });
