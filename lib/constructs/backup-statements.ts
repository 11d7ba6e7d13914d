import type { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';

const allow = (actions: string[], resources: string[]): iam.PolicyStatement =>
  new iam.PolicyStatement({ actions, resources });

export const exportTables = (tableArns: string[]): iam.PolicyStatement =>
  allow(['dynamodb:ExportTableToPointInTime'], tableArns);

export const listUsers = (poolArn: string): iam.PolicyStatement =>
  allow(['cognito-idp:ListUsers'], [poolArn]);

/** Objects below one prefix of the backup bucket, and never a deletion. */
export const writeBelow = (
  bucket: Pick<s3.IBucket, 'bucketArn'>,
  prefix: string,
  ...more: readonly 's3:AbortMultipartUpload'[]
): iam.PolicyStatement => allow(['s3:PutObject', ...more], [`${bucket.bucketArn}/${prefix}/*`]);

export const readBelow = (bucket: Pick<s3.IBucket, 'bucketArn'>, prefix: string): iam.PolicyStatement =>
  allow(['s3:GetObject'], [`${bucket.bucketArn}/${prefix}/*`]);

export const listBucket = (bucketArns: string[]): iam.PolicyStatement => allow(['s3:ListBucket'], bucketArns);

export const listPoints = (vaultArns: string[]): iam.PolicyStatement =>
  allow(['backup:ListRecoveryPointsByBackupVault'], vaultArns);

/** A setting of the account: it has no resource to name. */
export const readSettings = (): iam.PolicyStatement => allow(['backup:DescribeRegionSettings'], ['*']);

/** Points of tables carry ARNs of AWS Backup or of DynamoDB, points of buckets of AWS Backup. */
export const startJobs = ({
  stack: { region, account },
  vaultArn,
  backupRole,
}: {
  readonly stack: Pick<Stack, 'region' | 'account'>;
  readonly vaultArn: string;
  readonly backupRole: iam.IRole;
}): readonly iam.PolicyStatement[] => [
  allow(
    ['backup:DescribeBackupJob', 'backup:DescribeCopyJob', 'backup:ListBackupJobs', 'backup:ListCopyJobs'],
    ['*'],
  ),
  allow(['backup:StartBackupJob'], [vaultArn]),
  allow(
    ['backup:StartCopyJob'],
    [
      `arn:aws:backup:${region}:${account}:recovery-point:*`,
      `arn:aws:dynamodb:${region}:${account}:table/*/backup/*`,
    ],
  ),
  new iam.PolicyStatement({
    actions: ['iam:PassRole'],
    resources: [backupRole.roleArn],
    conditions: { StringEquals: { 'iam:PassedToService': 'backup.amazonaws.com' } },
  }),
];

/** Buckets that AWS makes and names for a restore test; no bucket of the product can carry the name. */
export const testBucketArn = 'arn:aws:s3:::awsbackup-restore-test-*';

const asksOfBucket = [
  's3:GetBucketLocation',
  's3:GetBucketOwnershipControls',
  's3:GetBucketVersioning',
  's3:ListBucket',
  's3:ListBucketVersions',
];

const makesOfObject = [
  's3:AbortMultipartUpload',
  's3:GetObject',
  's3:GetObjectAcl',
  's3:GetObjectTagging',
  's3:GetObjectVersion',
  's3:GetObjectVersionAcl',
  's3:ListMultipartUploadParts',
  's3:PutObject',
  's3:PutObjectTagging',
];

/**
 * What AWS Backup calls to put files into one bucket: AWS's own policy for it, without its rights to delete and to write
 * access lists, and not on every bucket of the account.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForS3Restore.html
 */
export const restoreFilesInto = (bucketArn: string, account: string): readonly iam.PolicyStatement[] => {
  const isMade = bucketArn === testBucketArn;
  const conditions = isMade ? { StringEquals: { 'aws:ResourceAccount': account } } : {};
  const making = ['s3:CreateBucket', 's3:PutBucketOwnershipControls', 's3:PutBucketVersioning'];
  return [
    new iam.PolicyStatement({
      actions: [...asksOfBucket, ...(isMade ? making : [])],
      resources: [bucketArn],
      conditions,
    }),
    new iam.PolicyStatement({ actions: makesOfObject, resources: [`${bucketArn}/*`], conditions }),
  ];
};

/** The canary's files, as they are and as a restore test brought them back. */
export const readFilesOf = (
  tenantId: string,
  { documentsArn, account }: { readonly documentsArn: string; readonly account: string },
): readonly iam.PolicyStatement[] => {
  const folder = `t/${tenantId}/evidence/`;
  return [
    new iam.PolicyStatement({
      actions: ['s3:ListBucket'],
      resources: [documentsArn],
      conditions: { StringEquals: { 's3:prefix': folder } },
    }),
    new iam.PolicyStatement({
      actions: ['s3:GetObject'],
      resources: [`${testBucketArn}/${folder}*`],
      conditions: { StringEquals: { 'aws:ResourceAccount': account } },
    }),
    new iam.PolicyStatement({
      actions: ['s3:ListBucket'],
      resources: [testBucketArn],
      conditions: { StringEquals: { 'aws:ResourceAccount': account, 's3:prefix': folder } },
    }),
  ];
};

/** Files that a restore test brought back, in the Region of each key. */
export const openRestoredFiles = (keyArns: string[]): iam.PolicyStatement =>
  new iam.PolicyStatement({
    actions: ['kms:Decrypt'],
    resources: keyArns,
    conditions: { StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' } },
  });

/** Tables that AWS names for a restore test; no table of the product can carry the name. */
export const judgeRestores = ({ account }: Pick<Stack, 'account'>): readonly iam.PolicyStatement[] => [
  // Jobs are no resources of IAM.
  allow(['backup:DescribeRestoreJob', 'backup:PutRestoreValidationResult'], ['*']),
  allow(
    ['dynamodb:DescribeTable', 'dynamodb:Query', 'dynamodb:Scan'],
    [`arn:aws:dynamodb:*:${account}:table/awsbackup-restore-test-*`],
  ),
];

/** The keys of one tenant and of no other. The replica in Osaka has the same id. */
export const unwrapFor = (tenantId: string, keyArns: string[]): iam.PolicyStatement =>
  new iam.PolicyStatement({
    actions: ['kms:Decrypt'],
    resources: keyArns,
    conditions: { StringEquals: { 'kms:EncryptionContext:tenantId': tenantId } },
  });
