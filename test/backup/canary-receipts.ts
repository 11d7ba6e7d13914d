import { createHash } from 'node:crypto';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { nobodysTenantId } from '#lib/settings.ts';
import { nineOClock, type BackupCloud } from '#test/backup/backup-cloud.ts';

/** The canary of stage local, whom nobody has onboarded: its receipts are made here. */
const canary = nobodysTenantId;

export const bytesOf = (id: string): string => `receipt ${id}`;

const placeOf = ({ cloud }: BackupCloud) => ({
  region: 'ap-northeast-1',
  credentials: cloud.operator,
  systemClockOffset: nineOClock.getTime() - Date.now(),
});

const s3Of = (it: BackupCloud): S3Client =>
  new S3Client({ ...placeOf(it), endpoint: it.cloud.services.s3, forcePathStyle: true });

const keyOf = (id: string): string => `t/${canary}/evidence/${id}`;

/** A receipt of the canary: its file and its row. */
export const keepReceipt = async (it: BackupCloud, id: string, status = 'stored'): Promise<void> => {
  const sha256 = createHash('sha256').update(bytesOf(id)).digest('hex');
  const Bucket = it.cloud.nameOf('Documents');
  await s3Of(it).send(new PutObjectCommand({ Bucket, Key: keyOf(id), Body: bytesOf(id), IfNoneMatch: '*' }));
  const dynamodb = new DynamoDBClient({ ...placeOf(it), endpoint: it.cloud.services.dynamodb });
  await dynamodb.send(
    new PutItemCommand({
      TableName: it.cloud.nameOf('TenantData'),
      Item: {
        PK: { S: `T#${canary}#E#${id}` },
        SK: { S: 'H' },
        status: { S: status },
        // As an older release wrote it, with the version id of a bucket that is gone.
        doc: { S: JSON.stringify({ id, sha256, size: bytesOf(id).length, versionId: 'of-a-lost-bucket' }) },
      },
    }),
  );
};

/** What AWS Backup brought back: a bucket with these files by evidence id. Answers its ARN. */
export const restoredBucketWith = async (
  it: BackupCloud,
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<string> => {
  const Bucket = `awsbackup-restore-test-${name}`;
  const s3 = s3Of(it);
  await s3.send(new CreateBucketCommand({ Bucket }));
  for (const [id, Body] of Object.entries(files))
    await s3.send(new PutObjectCommand({ Bucket, Key: keyOf(id), Body }));
  return `arn:aws:s3:::${Bucket}`;
};

/** AWS Backup has ended this restore test of the documents bucket, and the verdict is asked for. */
export const judgeReceipts = async (
  it: BackupCloud,
  jobId: string,
  CreatedResourceArn: string,
  pointAt = new Date('2026-12-02T17:00:00Z'),
): Promise<unknown> => {
  it.cloud.backup.restoreJobs.set(jobId, {
    RestoreJobId: jobId,
    Status: 'COMPLETED',
    CreatedBy: {
      RestoreTestingPlanArn: `arn:aws:backup:ap-northeast-1:000000000000:restore-testing-plan:${it.cloud.nameOf('RestoreTests/Plan')}`,
    },
    SourceResourceArn: `arn:aws:s3:::${it.cloud.nameOf('Documents')}`,
    CreatedResourceArn,
    RecoveryPointCreationDate: pointAt,
    CreationDate: new Date('2026-12-02T19:00:00Z'),
    CompletionDate: new Date('2026-12-02T22:30:20Z'),
  });
  return it.cloud.invoke('restore-validation', {
    region: 'ap-northeast-1',
    detail: { restoreJobId: jobId, status: 'COMPLETED' },
  });
};
