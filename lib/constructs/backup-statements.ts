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
