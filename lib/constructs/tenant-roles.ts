import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

import {
  onOwnFiles,
  onOwnPartitions,
  onPartitions,
  sessionTenant,
  throughService,
  unwrapOwnKeys,
} from '#lib/constructs/statements.ts';
import type { ConfinedFunction } from '#lib/constructs/confined-function.ts';
import { TenantRole } from '#lib/constructs/tenant-role.ts';
import { companyAccess } from '#rows/access.ts';
import type { Data } from '#lib/stacks/data.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';

export type TenantRolesProps = {
  readonly data: Data;
  readonly foundation: Foundation;
  readonly app: ConfinedFunction;
  readonly admin: ConfinedFunction;
  readonly auth: ConfinedFunction;
  readonly documents: ConfinedFunction;
};

/** What companies decided about access is read for every request, before anybody's session is known to be one. */
export const decisionsAboutAccess = ({ tenantData: table }: Data): iam.PolicyStatement =>
  onPartitions({ table, calls: ['BatchGetItem'], partitions: [companyAccess.pk.replace('{tenantId}', '*')] });

/** The ways to reach one tenant's things: at work, at the door, at its pictures, and through a link. */
export class TenantRoles extends Construct {
  readonly tenantData: iam.Role;
  readonly tenantAuth: iam.Role;
  readonly tenantDocuments: iam.Role;
  readonly presign: iam.Role;

  constructor(scope: Construct, id: string, props: TenantRolesProps) {
    super(scope, id);
    this.tenantData = this.addTenantData(props);
    this.tenantAuth = this.addTenantAuth(props);
    this.tenantDocuments = this.addTenantDocuments(props);
    this.presign = this.addPresign(props);
  }

  private addTenantData({ data, foundation, app, admin }: TenantRolesProps): iam.Role {
    const role = new TenantRole(this, 'TenantData', {
      description: 'STAFee: one tenant at work',
      holders: [app, admin],
    });
    const everything = [`T#${sessionTenant}#*`];
    role.allow(
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
      onOwnFiles(data.documents, {}, 's3:GetObject', 's3:PutObject'),
      throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      throughService(foundation.auditKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      throughService(foundation.documentsKey, 's3', 'kms:Decrypt', 'kms:GenerateDataKey'),
      unwrapOwnKeys(foundation.keyEncryptionKey),
    );
    return role;
  }

  /** Signing in happens before the tenant is proven, so the door opens on sign-in data and the people only. */
  private addTenantAuth({ data, foundation, auth }: TenantRolesProps): iam.Role {
    const role = new TenantRole(this, 'TenantAuth', {
      description: 'STAFee: one tenant at the door',
      holders: [auth],
    });
    role.allow(
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
      // The end of a person's link for a new password, in one transaction with its audit item.
      onOwnPartitions({
        table: data.session,
        calls: ['UpdateItem'],
        partitions: [`T#${sessionTenant}#R#*`],
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
    );
    return role;
  }

  /** Decoders read what strangers made, so that their function sees files and asks who may, and changes no record. */
  private addTenantDocuments({ data, foundation, documents }: TenantRolesProps): iam.Role {
    const role = new TenantRole(this, 'TenantDocuments', {
      description: "STAFee: one tenant's pictures",
      holders: [documents],
    });
    role.allow(
      onOwnPartitions({
        table: data.tenantData,
        calls: ['GetItem'],
        partitions: [`T#${sessionTenant}#E#*`, `T#${sessionTenant}#C#*`],
      }),
      onOwnPartitions({ table: data.audit, calls: ['PutItem'], partitions: [`T#${sessionTenant}#*`] }),
      onOwnPartitions({
        table: data.keystore,
        calls: ['GetItem'],
        partitions: [`T#${sessionTenant}`],
      }),
      onOwnFiles(data.documents, { under: 'evidence/' }, 's3:GetObject'),
      onOwnFiles(data.documents, { under: 'renditions/' }, 's3:GetObject', 's3:PutObject'),
      throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      throughService(foundation.auditKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      throughService(foundation.documentsKey, 's3', 'kms:Decrypt', 'kms:GenerateDataKey'),
      unwrapOwnKeys(foundation.keyEncryptionKey),
    );
    return role;
  }

  /** Signs links to files. Apart from `tenantData`, since its sessions are also bound to the reader's address. */
  private addPresign({ data, foundation, app, admin, documents }: TenantRolesProps): iam.Role {
    const role = new TenantRole(this, 'Presign', {
      description: "STAFee: links to one tenant's files",
      holders: [app, admin, documents],
    });
    role.allow(
      onOwnFiles(data.documents, {}, 's3:GetObject', 's3:PutObject'),
      throughService(foundation.documentsKey, 's3', 'kms:Decrypt', 'kms:GenerateDataKey'),
    );
    return role;
  }
}
