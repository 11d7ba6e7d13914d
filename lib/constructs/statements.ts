import type { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';

import {
  columnsOf,
  everyPartition,
  ownPartitionsOf,
  partitionsOf,
  sessionTenant,
} from '#lib/constructs/partitions.ts';
import type { KeptTable } from '#lib/constructs/protected-table.ts';
import type { IndexName } from '#rows/indexes.ts';
import type { KindFacts } from '#rows/row-kind.ts';
import type { StageSettings } from '#lib/settings.ts';

type TableCall =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem'
  | 'Scan';

export const onTable = (table: KeptTable, ...calls: readonly TableCall[]): iam.PolicyStatement =>
  new iam.PolicyStatement({
    actions: calls.map((call) => `dynamodb:${call}`),
    resources: [table.tableArn],
  });

/**
 * `ForAllValues` alone also holds when the key is absent, as in a Scan, so `Null` demands that it is there:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
const inPartitions = (
  patterns: readonly string[],
): Record<string, Record<string, string | readonly string[]>> => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
  Null: { 'dynamodb:LeadingKeys': 'false', 'aws:PrincipalTag/TenantId': 'false' },
});

/**
 * The keys of an item are always among its attributes, so that a request for all of them would fit every list of names:
 * `Select` demands a list. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
const inColumns = (patterns: readonly string[], attributes: readonly string[]) => {
  const { Null, ...keys } = inPartitions(patterns);
  return {
    ...keys,
    'ForAllValues:StringEquals': { 'dynamodb:Attributes': attributes },
    StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
    Null: { ...Null, 'dynamodb:Attributes': 'false' },
  };
};

export type SomeRows = {
  readonly table: KeptTable;
  readonly calls: readonly TableCall[];
  /** In whose partitions. */
  readonly rows: readonly KindFacts[];
  /** @default the table itself */
  readonly index?: IndexName;
  /** The one tenant meant. @default the rows are no tenant's */
  readonly tenant?: string;
};

/** For functions that act for no tenant, or for one that is ours. */
export const onRows = ({ table, calls, rows, index, tenant = '*' }: SomeRows): iam.PolicyStatement =>
  new iam.PolicyStatement({
    actions: calls.map((call) => `dynamodb:${call}`),
    resources: [index === undefined ? table.tableArn : `${table.tableArn}/index/${index}`],
    conditions: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitionsOf(rows, { index, tenant }) },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    },
  });

/** The same of some attributes alone, asked for or written: a request for all of them is refused. */
export const onColumns = ({
  attributes,
  ...some
}: Omit<SomeRows, 'index'> & { readonly attributes: readonly string[] }): iam.PolicyStatement =>
  new iam.PolicyStatement({
    actions: some.calls.map((call) => `dynamodb:${call}`),
    resources: [some.table.tableArn],
    conditions: {
      'ForAllValues:StringLike': {
        'dynamodb:LeadingKeys': partitionsOf(some.rows, { index: undefined, tenant: some.tenant ?? '*' }),
      },
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': columnsOf(some.rows, attributes) },
      StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
      Null: { 'dynamodb:LeadingKeys': 'false', 'dynamodb:Attributes': 'false' },
    },
  });

export type OwnRows = {
  readonly table: KeptTable;
  readonly calls: readonly TableCall[];
  /** In whose partitions. */
  readonly rows: readonly KindFacts[];
  /** The only attributes beside the keys that may be asked for, and asked for they must be. @default all */
  readonly attributes?: readonly string[];
};

/** Rows of the session's own tenant. */
export const onOwnRows = ({ table, calls, rows, attributes }: OwnRows): iam.PolicyStatement => {
  const partitions = ownPartitionsOf(rows);
  return new iam.PolicyStatement({
    actions: calls.map((call) => `dynamodb:${call}`),
    resources: [table.tableArn],
    conditions:
      attributes === undefined
        ? inPartitions(partitions)
        : inColumns(partitions, columnsOf(rows, attributes)),
  });
};

/** All that the session's own tenant keeps in a table, or in indexes of it. */
export const onEveryOwnRow = (
  table: KeptTable,
  calls: readonly TableCall[],
  indexes: readonly IndexName[] = [],
): iam.PolicyStatement =>
  new iam.PolicyStatement({
    actions: calls.map((call) => `dynamodb:${call}`),
    resources: [table.tableArn, ...indexes.map((index) => `${table.tableArn}/index/${index}`)],
    conditions: inPartitions([everyPartition]),
  });

/** A table under a customer key asks the caller, not the service, for the right to decrypt. */
export const throughService = (
  key: kms.IKey,
  service: 'dynamodb' | 's3' | 'sqs',
  ...actions: readonly ('kms:Decrypt' | 'kms:DescribeKey' | 'kms:GenerateDataKey')[]
): iam.PolicyStatement =>
  new iam.PolicyStatement({
    actions: [...actions],
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `${service}.${key.stack.region}.amazonaws.com` } },
  });

/** Files under the session tenant's own prefix, or in one folder below it. */
export const onOwnFiles = (
  bucket: s3.Bucket,
  { under = '' }: { readonly under?: '' | 'evidence/' | 'renditions/' },
  ...actions: readonly ('s3:GetObject' | 's3:PutObject')[]
) =>
  new iam.PolicyStatement({
    actions: [...actions],
    resources: [`${bucket.bucketArn}/t/${sessionTenant}/${under}*`],
    conditions: { Null: { 'aws:PrincipalTag/TenantId': 'false' } },
  });

/** Evidence files of the session tenant, to be found in all their versions and deleted for good. */
export const eraseOwnEvidence = (bucket: s3.Bucket): readonly iam.PolicyStatement[] => [
  new iam.PolicyStatement({
    actions: ['s3:ListBucketVersions'],
    resources: [bucket.bucketArn],
    conditions: {
      StringLike: { 's3:prefix': `t/${sessionTenant}/evidence/*` },
      Null: { 's3:prefix': 'false', 'aws:PrincipalTag/TenantId': 'false' },
    },
  }),
  new iam.PolicyStatement({
    actions: ['s3:DeleteObjectVersion'],
    resources: [`${bucket.bucketArn}/t/${sessionTenant}/evidence/*`],
    conditions: { Null: { 'aws:PrincipalTag/TenantId': 'false' } },
  }),
];

/**
 * Unwrapping the session tenant's own keys: the encryption context names the tenant, and what the key is for, and KMS binds it to
 * the bytes.
 * @param purpose the one key that is meant (lambdas/adapters/aws/kms-keys.ts). @default all that the tenant has
 */
export const unwrapOwnKeys = (key: kms.IKey, purpose?: 'dek'): iam.PolicyStatement =>
  new iam.PolicyStatement({
    actions: ['kms:Decrypt'],
    resources: [key.keyArn],
    conditions: {
      StringEquals: {
        'kms:EncryptionContext:tenantId': sessionTenant,
        ...(purpose === undefined ? {} : { 'kms:EncryptionContext:purpose': purpose }),
      },
    },
  });

/** The right to become `role` for one tenant; the role's trust policy demands the tag. */
export const becomeForTenant = (role: iam.IRole): iam.PolicyStatement =>
  new iam.PolicyStatement({ actions: ['sts:AssumeRole', 'sts:TagSession'], resources: [role.roleArn] });

export const mailDomainOf = ({ mailFrom }: StageSettings): string => mailFrom.split('@')[1] ?? '';

/**
 * What mail is sent through: TLS only, nothing to an address that bounced. Named, as three stacks speak of it; the form that
 * runs in Osaka sends through what has been waiting there since the first day of the stage whose place it takes.
 */
export const mailSendingOf = ({ stage, recoveryOf = stage }: StageSettings): string =>
  `stafee-${recoveryOf}-mail`;

/**
 * SES asks for both: the sender's identity, and the configuration set that is the identity's default
 * (https://github.com/aws/aws-cdk/issues/34402).
 */
export const sendingMail = (stack: Stack, settings: StageSettings): iam.PolicyStatement =>
  new iam.PolicyStatement({
    actions: ['ses:SendEmail'],
    resources: [`identity/${mailDomainOf(settings)}`, `configuration-set/${mailSendingOf(settings)}`].map(
      (resource) => `arn:aws:ses:${stack.region}:${stack.account}:${resource}`,
    ),
    conditions: { StringEquals: { 'ses:FromAddress': settings.mailFrom } },
  });

/** Calls on people in one directory. */
export const onPool = (
  pool: { readonly userPoolArn: string },
  ...calls: readonly string[]
): iam.PolicyStatement =>
  new iam.PolicyStatement({
    actions: calls.map((call) => `cognito-idp:${call}`),
    resources: [pool.userPoolArn],
  });
