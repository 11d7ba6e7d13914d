import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

import type { ConfinedFunction } from '#lib/constructs/confined-function.ts';
import { ownPartitionsOf } from '#lib/constructs/partitions.ts';
import {
  onColumns,
  onEveryOwnRow,
  onOwnFiles,
  onOwnRows,
  onRows,
  throughService,
  unwrapOwnKeys,
} from '#lib/constructs/statements.ts';
import type { KeptTable } from '#lib/constructs/protected-table.ts';
import { TenantRole } from '#lib/constructs/tenant-role.ts';
import type { Data } from '#lib/stacks/data.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import { companyDeed, operatorDeed } from '#rows/audit.ts';
import { company } from '#rows/control.ts';
import { companyKey } from '#rows/keystore.ts';
import { invitationCount, invited, login, mailAddress, peopleWish } from '#rows/people.ts';
import type { KindFacts } from '#rows/row-kind.ts';
import { shownToOperators } from '#rows/shown-to-operators.ts';
import { supportGrant, supportView } from '#rows/support.ts';

type Props = { readonly data: Data; readonly foundation: Foundation; readonly support: ConfinedFunction };

/** Everything else that may be asked of AWS: also what a later statement allows by mistake. */
const readingAlone = (): iam.PolicyStatement =>
  new iam.PolicyStatement({
    effect: iam.Effect.DENY,
    notActions: [
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      's3:GetObject',
      'kms:Decrypt',
      'kms:DescribeKey',
    ],
    resources: ['*'],
  });

const nothingElseIn = (tables: readonly KeptTable[], row: KindFacts): iam.PolicyStatement =>
  new iam.PolicyStatement({
    effect: iam.Effect.DENY,
    actions: ['dynamodb:PutItem'],
    resources: tables.map(({ tableArn }) => tableArn),
    conditions: {
      'ForAnyValue:StringNotLike': { 'dynamodb:LeadingKeys': ownPartitionsOf([row]) },
    },
  });

/** Nothing is put but who looked, at what: into the company's list of views, and its own audit. */
const noOtherRow = ({ data }: Props): readonly iam.PolicyStatement[] => [
  nothingElseIn([data.tenantData, data.control], supportView),
  nothingElseIn([data.audit], companyDeed),
];

/**
 * By which names people sign in, where they are reached, and who is invited: no reading under a grant asks for them. By these and
 * the second key of the company, which is not unwrapped here, a first password is made.
 */
const noSignIn = ({ data }: Props): iam.PolicyStatement =>
  new iam.PolicyStatement({
    effect: iam.Effect.DENY,
    actions: ['dynamodb:GetItem', 'dynamodb:Query'],
    resources: [data.tenantData.tableArn],
    conditions: {
      'ForAnyValue:StringLike': {
        'dynamodb:LeadingKeys': ownPartitionsOf([login, mailAddress, invited, invitationCount, peopleWish]),
      },
    },
  });

/**
 * One tenant as an operator sees it whom the tenant let (docs/decisions/0227): the one role by which anybody of ours reads what a
 * company keeps. Each session says of which grant it is.
 */
const supportRoleOf = (scope: Construct, props: Props): TenantRole => {
  const { data, foundation, support } = props;
  const role = new TenantRole(scope, 'TenantSupport', {
    description: 'STAFee: one tenant, looked at under a grant of its own',
    holders: [support],
    saysItsSource: true,
  });
  role.allow(
    onEveryOwnRow(data.tenantData, ['GetItem', 'Query']),
    onOwnRows({ table: data.tenantData, calls: ['PutItem'], rows: [supportView] }),
    onOwnRows({ table: data.audit, calls: ['PutItem'], rows: [companyDeed] }),
    onOwnRows({ table: data.keystore, calls: ['GetItem'], rows: [companyKey] }),
    onOwnFiles(data.documents, { under: 'evidence/' }, 's3:GetObject'),
    throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
    throughService(foundation.auditKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
    throughService(foundation.documentsKey, 's3', 'kms:Decrypt'),
    unwrapOwnKeys(foundation.keyEncryptionKey, 'dek'),
    readingAlone(),
    ...noOtherRow(props),
    noSignIn(props),
  );
  return role;
};

/** As itself the function asks for grants and tells the operators' trail; of a company it reads nothing. */
const supportStatements = ({ data, foundation }: Omit<Props, 'support'>): readonly iam.PolicyStatement[] => [
  onColumns({
    table: data.control,
    calls: ['GetItem'],
    rows: [supportGrant],
    attributes: shownToOperators,
  }),
  // Whether it is served: of a suspended one nothing is looked at.
  onColumns({ table: data.control, calls: ['GetItem'], rows: [company], attributes: ['name', 'state'] }),
  onRows({ table: data.audit, calls: ['PutItem'], rows: [operatorDeed] }),
  throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
  throughService(foundation.auditKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
];

type Looking = {
  readonly data: Data;
  readonly foundation: Foundation;
  /** The function of the tenants' plane, with these variables. */
  readonly make: (more: Readonly<Record<string, string>>) => ConfinedFunction;
};

/** Reads in one company for an operator whom it let; the operators' gateway leads there. */
export const addLookingUnderGrants = (
  scope: Construct,
  { data, foundation, make }: Looking,
): ConfinedFunction => {
  const support = make({ CONTROL_TABLE: data.control.tableName });
  support.allow(...supportStatements({ data, foundation }));
  const { roleArn } = supportRoleOf(scope, { data, foundation, support });
  support.function.addEnvironment('TENANT_DATA_ROLE_ARN', roleArn);
  support.function.addEnvironment('PRESIGN_ROLE_ARN', roleArn);
  return support;
};
