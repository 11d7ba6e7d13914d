import {
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetObjectLegalHoldCommand,
  GetObjectRetentionCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectLockConfigurationCommand,
  PutObjectRetentionCommand,
  type BucketVersioningStatus,
  type ObjectLockRetentionMode,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startLocalS3, statusOf, type LocalS3 } from './local-s3.ts';

let s3: LocalS3;
let aheadMilliseconds = 0;
let buckets = 0;

beforeAll(async () => {
  s3 = await startLocalS3({ clock: () => new Date(Date.now() + aheadMilliseconds) });
});

afterAll(() => s3.close());

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
const version = (Bucket: string, status: BucketVersioningStatus) =>
  s3.client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: status } }));
const putText = async (Bucket: string, Body: string, Key = 'd') =>
  (await s3.client.send(new PutObjectCommand({ Bucket, Key, Body }))).VersionId;
const textOf = async (Bucket: string, VersionId?: string) =>
  (await s3.client.send(new GetObjectCommand({ Bucket, Key: 'd', VersionId }))).Body?.transformToString();
const remove = (Bucket: string, VersionId?: string, BypassGovernanceRetention?: boolean) =>
  s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'd', VersionId, BypassGovernanceRetention }));

describe('a versioned bucket', () => {
  let Bucket: string;
  let first: string | undefined;
  let second: string | undefined;

  beforeEach(async () => {
    Bucket = `versioned-${(buckets += 1)}`;
    await s3.client.send(new CreateBucketCommand({ Bucket }));
    await version(Bucket, 'Enabled');
    first = await putText(Bucket, 'one');
    second = await putText(Bucket, 'two');
  });

  test('says so and gives each write a version of its own', async () => {
    expect(await s3.client.send(new GetBucketVersioningCommand({ Bucket }))).toMatchObject({
      Status: 'Enabled',
    });
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).not.toBe(first);
    expect(await textOf(Bucket, first)).toBe('one');
  });

  test('lists its versions and tells the latest', async () => {
    const { Versions } = await s3.client.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'd' }));
    expect(Versions?.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toEqual([
      [second, true],
      [first, false],
    ]);
  });

  test('hides a deleted object behind a marker, which can be removed', async () => {
    const { DeleteMarker, VersionId } = await remove(Bucket);
    expect(DeleteMarker).toBe(true);
    await expect(textOf(Bucket)).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await textOf(Bucket, second)).toBe('two');
    expect(await statusOf(textOf(Bucket, VersionId))).toBe(405);
    await remove(Bucket, VersionId);
    expect(await textOf(Bucket)).toBe('two');
  });

  test('loses one version for good', async () => {
    await remove(Bucket, first);
    const { Versions } = await s3.client.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'd' }));
    expect(Versions?.map(({ VersionId }) => VersionId)).toEqual([second]);
    expect(await statusOf(textOf(Bucket, first))).toBe(404);
  });

  test('keeps its versions while versioning is suspended', async () => {
    await version(Bucket, 'Suspended');
    await putText(Bucket, 'three');
    await putText(Bucket, 'four');
    expect(await textOf(Bucket)).toBe('four');
    expect(await textOf(Bucket, 'null')).toBe('four');
    const { DeleteMarker } = await remove(Bucket);
    expect(DeleteMarker).toBe(true);
    expect(await textOf(Bucket, second)).toBe('two');
  });
});

describe('a locked object', () => {
  let Bucket: string;
  let VersionId: string | undefined;

  beforeEach(async () => {
    aheadMilliseconds = 0;
    Bucket = `locked-${(buckets += 1)}`;
    await s3.client.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: true }));
  });

  const lock = async (mode: ObjectLockRetentionMode) => {
    const answer = await s3.client.send(
      new PutObjectCommand({
        Bucket,
        Key: 'd',
        Body: 'x',
        ObjectLockMode: mode,
        ObjectLockRetainUntilDate: inSeconds(3600),
      }),
    );
    VersionId = answer.VersionId;
  };
  const retain = (Mode: ObjectLockRetentionMode, seconds: number, BypassGovernanceRetention = false) => {
    const Retention = { Mode, RetainUntilDate: inSeconds(seconds) };
    return s3.client.send(
      new PutObjectRetentionCommand({ Bucket, Key: 'd', VersionId, Retention, BypassGovernanceRetention }),
    );
  };

  test('under COMPLIANCE cannot be deleted by anybody', async () => {
    await lock('COMPLIANCE');
    expect(await statusOf(remove(Bucket, VersionId))).toBe(403);
    expect(await statusOf(remove(Bucket, VersionId, true))).toBe(403);
    const Objects = [{ Key: 'd', VersionId }];
    const bulk = await s3.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(bulk.Errors).toMatchObject([{ Key: 'd', Code: 'AccessDenied' }]);
    expect(await textOf(Bucket, VersionId)).toBe('x');
  });

  test('under COMPLIANCE can only be kept longer', async () => {
    await lock('COMPLIANCE');
    expect(await statusOf(retain('COMPLIANCE', 60, true))).toBe(403);
    expect(await statusOf(retain('GOVERNANCE', 7200, true))).toBe(403);
    expect(await statusOf(retain('COMPLIANCE', 7200))).toBe(200);
    const { Retention } = await s3.client.send(new GetObjectRetentionCommand({ Bucket, Key: 'd' }));
    expect(Retention?.Mode).toBe('COMPLIANCE');
  });

  test('under GOVERNANCE is deleted only by who bypasses it', async () => {
    await lock('GOVERNANCE');
    expect(await statusOf(retain('GOVERNANCE', 60))).toBe(403);
    expect(await statusOf(remove(Bucket, VersionId))).toBe(403);
    s3.calls.length = 0;
    expect(await statusOf(remove(Bucket, VersionId, true))).toBe(200);
    expect(s3.calls).toMatchObject([{ input: { BypassGovernanceRetention: true } }]);
  });

  test('is free after its day', async () => {
    await lock('COMPLIANCE');
    aheadMilliseconds = 3_599_000;
    s3.client.config.systemClockOffset = aheadMilliseconds;
    expect(await statusOf(remove(Bucket, VersionId))).toBe(403);
    aheadMilliseconds = 3_601_000;
    expect(await statusOf(remove(Bucket, VersionId))).toBe(200);
    s3.client.config.systemClockOffset = 0;
  });

  test('can still be hidden by a delete marker', async () => {
    await lock('COMPLIANCE');
    expect((await remove(Bucket)).DeleteMarker).toBe(true);
    expect(await textOf(Bucket, VersionId)).toBe('x');
  });

  test('stays while a legal hold is on', async () => {
    VersionId = await putText(Bucket, 'held');
    const hold = (Status: 'ON' | 'OFF') =>
      s3.client.send(new PutObjectLegalHoldCommand({ Bucket, Key: 'd', LegalHold: { Status } }));
    await hold('ON');
    const { LegalHold } = await s3.client.send(new GetObjectLegalHoldCommand({ Bucket, Key: 'd' }));
    expect(LegalHold?.Status).toBe('ON');
    expect(await statusOf(remove(Bucket, VersionId, true))).toBe(403);
    await hold('OFF');
    expect(await statusOf(remove(Bucket, VersionId))).toBe(200);
  });

  test("takes its bucket's retention when it names none", async () => {
    const DefaultRetention = { Mode: 'GOVERNANCE', Days: 7 } as const;
    const ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention } } as const;
    await s3.client.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration }));
    VersionId = await putText(Bucket, 'x');
    const head = await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'd' }));
    expect(head.ObjectLockMode).toBe('GOVERNANCE');
    expect(await statusOf(remove(Bucket, VersionId))).toBe(403);
  });
});
