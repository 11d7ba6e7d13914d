import { createHash } from 'node:crypto';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nobodysTenantId } from '#lib/settings.ts';
import { nineOClock, startBackupCloud, type BackupCloud } from '#test/backup/backup-cloud.ts';

/** The canary of stage local, whom nobody has onboarded: its receipts are made here. */
const canary = nobodysTenantId;
const ids = ['01KQ0000000000000000000001', '01KQ0000000000000000000002'];
const bytesOf = (id: string): string => `receipt ${id}`;

let it: BackupCloud;
let s3: S3Client;
let dynamodb: DynamoDBClient;
beforeAll(async () => {
  it = await startBackupCloud();
  const place = {
    region: 'ap-northeast-1',
    credentials: it.cloud.operator,
    systemClockOffset: nineOClock.getTime() - Date.now(),
  };
  s3 = new S3Client({ ...place, endpoint: it.cloud.services.s3, forcePathStyle: true });
  dynamodb = new DynamoDBClient({ ...place, endpoint: it.cloud.services.dynamodb });
  for (const id of ids) await keep(id);
}, 240_000);
afterAll(() => it?.close());
beforeEach(() => {
  it.cloud.backup.restoreJobs.clear();
  it.cloud.backup.verdicts.length = 0;
});

const keep = async (id: string, status = 'stored'): Promise<void> => {
  const sha256 = createHash('sha256').update(bytesOf(id)).digest('hex');
  await put(it.cloud.nameOf('Documents'), id, bytesOf(id));
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

const put = (Bucket: string, id: string, Body: string) =>
  s3.send(new PutObjectCommand({ Bucket, Key: `t/${canary}/evidence/${id}`, Body, IfNoneMatch: '*' }));

const restoredWith = async (name: string, files: Readonly<Record<string, string>>): Promise<string> => {
  const Bucket = `awsbackup-restore-test-${name}`;
  await s3.send(new CreateBucketCommand({ Bucket }));
  for (const [id, body] of Object.entries(files)) await put(Bucket, id, body);
  return `arn:aws:s3:::${Bucket}`;
};

const judge = async (
  jobId: string,
  CreatedResourceArn: string,
  pointAt = new Date('2026-12-02T17:00:00Z'),
) => {
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

const whole = Object.fromEntries(ids.map((id) => [id, bytesOf(id)]));
const [first = '', second = ''] = ids;

describe('judging receipts that a restore test brought back', () => {
  test('accepts them byte for byte, under other version ids, and keeps the minutes', async () => {
    const outcome = await judge('good', await restoredWith('good', whole));
    expect(outcome).toMatchObject({
      evidence: { table: 'Documents', minutes: 211, isValid: true },
    });
    expect(it.cloud.backup.verdicts).toMatchObject([
      {
        ValidationStatus: 'SUCCESSFUL',
        ValidationStatusMessage: '2 receipts of the canary came back byte for byte',
      },
    ]);
    expect(await it.keys('reports/restore-tests/')).toContain('reports/restore-tests/2026-12-03-good.json');
  });

  test.each([
    [
      'a receipt that did not come back',
      'less',
      { [first]: bytesOf(first) },
      `receipts are missing: ${second}`,
    ],
    [
      'a receipt with other bytes of the same length',
      'other',
      { ...whole, [second]: bytesOf(first) },
      `receipts have other bytes: ${second}`,
    ],
    ['an empty bucket, though AWS says completed', 'none', {}, `receipts are missing: ${first}, ${second}`],
  ])('refuses %s', async (_what, name, files, ValidationStatusMessage) => {
    await judge(name, await restoredWith(name, files));
    expect(it.cloud.backup.verdicts).toMatchObject([{ ValidationStatus: 'FAILED', ValidationStatusMessage }]);
  });

  test('does not miss what came after the point, nor what was never completed', async () => {
    await keep('01KQ0000000000000000000000', 'reserved');
    const outcome = await judge('later', await restoredWith('later', whole));
    expect(outcome).toMatchObject({ evidence: { isValid: true } });
    const early = await judge('early', await restoredWith('early', {}), new Date('2026-12-01T00:00:00Z'));
    expect(early).toMatchObject({
      evidence: { isValid: false, message: '0 receipts of the canary where 1 are the least' },
    });
  });
});
