import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

import {
  onOwnFiles,
  onEveryOwnRow,
  onOwnRows,
  onRows,
  throughService,
  unwrapOwnKeys,
} from '#lib/constructs/statements.ts';
import type { ConfinedFunction } from '#lib/constructs/confined-function.ts';
import { TenantRole } from '#lib/constructs/tenant-role.ts';
import { companyAccess } from '#rows/access.ts';
import type { Data } from '#lib/stacks/data.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import { companyDeed } from '#rows/audit.ts';
import { claimHeader, claimLines } from '#rows/claims.ts';
import { evidenceRecord } from '#rows/evidence.ts';
import { indexesOf } from '#rows/indexes.ts';
import { companyKey } from '#rows/keystore.ts';
import { company } from '#rows/control.ts';
import { contractChange } from '#rows/onboarding.ts';
import { publishedIssuer, registerAsOf } from '#rows/register.ts';
import { invited, login, person } from '#rows/people.ts';
import {
  askedMailAddress,
  mailboxAsked,
  peopleFilePiece,
  resetLink,
  seenAddress,
  standing,
} from '#rows/sign-in.ts';
import { masterIndexes } from '#rows/settings.ts';
import { supportGrant } from '#rows/support.ts';

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
  onRows({ table, calls: ['BatchGetItem'], rows: [companyAccess] });

/** All that a tenant keeps in rows, and its trail. */
const ownRecords = ({ data, foundation }: TenantRolesProps): readonly iam.PolicyStatement[] => [
  onEveryOwnRow(data.tenantData, [
    'GetItem',
    'Query',
    'PutItem',
    'UpdateItem',
    'DeleteItem',
    'ConditionCheckItem',
  ]),
  onEveryOwnRow(data.tenantData, ['Query'], indexesOf('TenantData')),
  // Hundreds of claims are looked into at once: which of them nobody can act on, wait for a closing, or may be seen.
  onOwnRows({ table: data.tenantData, calls: ['BatchGetItem'], rows: [claimHeader, claimLines] }),
  onOwnRows({ table: data.audit, calls: ['PutItem'], rows: [companyDeed] }),
  onOwnRows({ table: data.keystore, calls: ['GetItem'], rows: [companyKey] }),
  throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
  throughService(foundation.auditKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
  unwrapOwnKeys(foundation.keyEncryptionKey),
];

/** The ways to reach one tenant's things: at work, at the door, at its pictures, and through a link. */
export class TenantRoles extends Construct {
  readonly tenantData: iam.Role;
  readonly tenantAdmin: iam.Role;
  readonly tenantAuth: iam.Role;
  readonly tenantDocuments: iam.Role;
  readonly presign: iam.Role;

  constructor(scope: Construct, id: string, props: TenantRolesProps) {
    super(scope, id);
    this.tenantData = this.addTenantData(props);
    this.tenantAdmin = this.addTenantAdmin(props);
    this.tenantAuth = this.addTenantAuth(props);
    this.tenantDocuments = this.addTenantDocuments(props);
    this.presign = this.addPresign(props);
  }

  private addTenantData(props: TenantRolesProps): iam.Role {
    const { data, foundation } = props;
    const role = new TenantRole(this, 'TenantData', {
      description: 'STAFee: one tenant at work',
      holders: [props.app],
    });
    role.allow(
      ...ownRecords(props),
      onOwnFiles(data.documents, {}, 's3:GetObject', 's3:PutObject'),
      throughService(foundation.documentsKey, 's3', 'kms:Decrypt', 'kms:GenerateDataKey'),
    );
    return role;
  }

  /**
   * No files; a change of what somebody may do is one with the standing of his sessions; and of the control plane's
   * record of the company what it decides itself about its door (docs/decisions/0162).
   */
  private addTenantAdmin(props: TenantRolesProps): iam.Role {
    const { control, session } = props.data;
    props.admin.function.addEnvironment('SESSION_TABLE', session.tableName);
    props.admin.function.addEnvironment('CONTROL_TABLE', control.tableName);
    const role = new TenantRole(this, 'TenantAdmin', {
      description: 'STAFee: one tenant being administered',
      holders: [props.admin],
    });
    role.allow(
      ...ownRecords(props),
      onOwnRows({ table: session, calls: ['UpdateItem'], rows: [standing] }),
      // What somebody asked for ends with his sessions: since when they count, and nothing of what he signs in by.
      onOwnRows({ table: session, calls: ['GetItem'], rows: [standing], attributes: ['validFrom'] }),
      onOwnRows({ table: session, calls: ['Query'], rows: [seenAddress] }),
      // A new address of one's own, in one transaction with its audit item (docs/decisions/0200).
      onOwnRows({ table: session, calls: ['GetItem', 'UpdateItem'], rows: [askedMailAddress] }),
      onOwnRows({ table: session, calls: ['UpdateItem'], rows: [mailboxAsked] }),
      // A file of people that is longer than a request, until it is taken (docs/decisions/0206).
      onOwnRows({ table: session, calls: ['GetItem', 'UpdateItem'], rows: [peopleFilePiece] }),
      onOwnRows({
        table: control,
        calls: ['GetItem'],
        rows: [company],
        attributes: [
          'ipCidrs',
          'addresses',
          'passwordPolicy',
          'signInRules',
          'plan',
          'contract',
          'contractVersion',
        ],
      }),
      // What was changed of its contract: neither who of the operators did it nor his reason.
      onOwnRows({
        table: control,
        calls: ['Query'],
        rows: [contractChange],
        attributes: ['version', 'before', 'after', 'at'],
      }),
      onOwnRows({
        table: control,
        calls: ['UpdateItem'],
        rows: [company],
        attributes: ['addresses', 'signInRules'],
      }),
      // What operators asked it to let them see, and its own word on that (docs/decisions/0227).
      onOwnRows({ table: control, calls: ['GetItem', 'Query'], rows: [supportGrant] }),
      onOwnRows({
        table: control,
        calls: ['UpdateItem'],
        rows: [supportGrant],
        attributes: Object.keys(supportGrant.mayHold ?? {}),
      }),
      // What the State publishes: nobody's rows, read one by one and never written here (docs/decisions/0186).
      onRows({ table: control, calls: ['GetItem'], rows: [publishedIssuer, registerAsOf] }),
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
      onOwnRows({
        table: data.tenantData,
        calls: ['UpdateItem'],
        rows: [login],
      }),
      onOwnRows({
        table: data.tenantData,
        calls: ['GetItem'],
        rows: [person],
      }),
      // An invitation ends with the first password.
      onOwnRows({ table: data.tenantData, calls: ['DeleteItem'], rows: [invited] }),
      // The end of a person's link for a new password, in one transaction with its audit item.
      onOwnRows({
        table: data.session,
        calls: ['UpdateItem'],
        rows: [resetLink],
      }),
      onOwnRows({ table: data.audit, calls: ['PutItem'], rows: [companyDeed] }),
      onOwnRows({ table: data.keystore, calls: ['GetItem'], rows: [companyKey] }),
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
      onOwnRows({
        table: data.tenantData,
        calls: ['GetItem'],
        rows: [evidenceRecord, claimHeader],
      }),
      // Of which departments the viewer is. Their partitions hold more, of which these columns say no address and no hand.
      onOwnRows({
        table: data.tenantData,
        calls: ['GetItem'],
        rows: [masterIndexes.departments],
        attributes: ['doc'],
      }),
      onOwnRows({ table: data.tenantData, calls: ['GetItem'], rows: [person], attributes: ['doc'] }),
      onOwnRows({ table: data.audit, calls: ['PutItem'], rows: [companyDeed] }),
      onOwnRows({ table: data.keystore, calls: ['GetItem'], rows: [companyKey] }),
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
