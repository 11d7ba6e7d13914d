import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

import {
  becomeForTenant,
  onOwnFiles,
  onOwnPartitions,
  sessionTenant,
  throughService,
  unwrapOwnKeys,
} from '#lib/constructs/statements.ts';
import type { TenantFunction } from '#lib/constructs/tenant-function.ts';
import type { Data } from '#lib/stacks/data.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';

/** A role that exists only as a session for one tenant. Trusts the named functions, with that one tag and no other. */
class TenantRole extends iam.Role {
  constructor(
    scope: Construct,
    id: string,
    description: string,
    holders: readonly [TenantFunction, ...TenantFunction[]],
  ) {
    const [first, ...others] = holders.map(({ role }) => taggedSessionOf(role));
    super(scope, id, {
      description,
      // Role chaining caps a session at one hour.
      maxSessionDuration: Duration.hours(1),
      assumedBy: first ?? new iam.AccountRootPrincipal(),
    });
    if (this.assumeRolePolicy !== undefined)
      for (const other of others) other.addToAssumeRolePolicy(this.assumeRolePolicy);
    for (const { role } of holders) role.addToPrincipalPolicy(becomeForTenant(this));
  }
}

/** A tenant id is `t` and 26 characters; the pattern keeps `*` and foreign shapes out of a tag. */
const taggedSessionOf = (role: iam.IRole): iam.PrincipalBase =>
  new iam.SessionTagsPrincipal(new iam.ArnPrincipal(role.roleArn)).withConditions({
    StringLike: { 'aws:RequestTag/TenantId': `t${'?'.repeat(26)}` },
    'ForAllValues:StringEquals': { 'aws:TagKeys': ['TenantId'] },
  });

export type TenantRolesProps = {
  readonly data: Data;
  readonly foundation: Foundation;
  readonly app: TenantFunction;
  readonly admin: TenantFunction;
  readonly auth: TenantFunction;
};

/** The three ways to reach one tenant's things: at work, at the door, and through a link. */
export class TenantRoles extends Construct {
  readonly tenantData: iam.Role;
  readonly tenantAuth: iam.Role;
  readonly presign: iam.Role;

  constructor(scope: Construct, id: string, props: TenantRolesProps) {
    super(scope, id);
    this.tenantData = this.addTenantData(props);
    this.tenantAuth = this.addTenantAuth(props);
    this.presign = this.addPresign(props);
  }

  private addTenantData({ data, foundation, app, admin }: TenantRolesProps): iam.Role {
    const role = new TenantRole(this, 'TenantData', 'STAFee: one tenant at work', [app, admin]);
    const everything = [`T#${sessionTenant}#*`];
    grant(role, [
      onOwnPartitions({
        table: data.tenantData,
        calls: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
        partitions: everything,
      }),
      onOwnPartitions({
        table: data.tenantData,
        calls: ['Query'],
        partitions: everything,
        indexes: ['GSI1', 'GSI2'],
      }),
      onOwnPartitions({ table: data.audit, calls: ['PutItem'], partitions: everything }),
      onOwnPartitions({
        table: data.keystore,
        calls: ['GetItem'],
        partitions: [`T#${sessionTenant}`],
      }),
      onOwnFiles(data.documents, 's3:GetObject', 's3:PutObject'),
      throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      throughService(foundation.auditKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      throughService(foundation.documentsKey, 's3', 'kms:Decrypt', 'kms:GenerateDataKey'),
      unwrapOwnKeys(foundation.keyEncryptionKey),
    ]);
    return role;
  }

  /** Signing in happens before the tenant is proven, so the door opens on sign-in data and the people only. */
  private addTenantAuth({ data, foundation, auth }: TenantRolesProps): iam.Role {
    const role = new TenantRole(this, 'TenantAuth', 'STAFee: one tenant at the door', [auth]);
    grant(role, [
      onOwnPartitions({
        table: data.tenantData,
        calls: ['UpdateItem'],
        partitions: [`T#${sessionTenant}#LOGIN`],
      }),
      onOwnPartitions({
        table: data.tenantData,
        calls: ['GetItem'],
        partitions: [`T#${sessionTenant}#USER`],
      }),
      onOwnPartitions({ table: data.audit, calls: ['PutItem'], partitions: [`T#${sessionTenant}#*`] }),
      onOwnPartitions({
        table: data.keystore,
        calls: ['GetItem'],
        partitions: [`T#${sessionTenant}`],
      }),
      throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      throughService(foundation.auditKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      unwrapOwnKeys(foundation.keyEncryptionKey),
    ]);
    return role;
  }

  /** Signs links to files. Apart from `tenantData`, since its sessions are also bound to the reader's address. */
  private addPresign({ data, foundation, app, admin }: TenantRolesProps): iam.Role {
    const role = new TenantRole(this, 'Presign', "STAFee: links to one tenant's files", [app, admin]);
    grant(role, [
      onOwnFiles(data.documents, 's3:GetObject', 's3:PutObject'),
      throughService(foundation.documentsKey, 's3', 'kms:Decrypt', 'kms:GenerateDataKey'),
    ]);
    return role;
  }
}

const grant = (role: iam.Role, statements: readonly iam.PolicyStatement[]): void => {
  for (const statement of statements) role.addToPrincipalPolicy(statement);
};
