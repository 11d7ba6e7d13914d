import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLocalS3, statusOf, type LocalS3 } from './local-s3.ts';

const Bucket = 'lists';
const oddKeys = [
  'ž ř/a b+c.txt',
  '100%/x',
  "a'b(c)!*",
  'ev=1&x=2?y#z',
  '領収書/😀.pdf',
  '/leading//double/',
  'a/../b/./c',
  '<xml>&amp;"quoted"',
];
let s3: LocalS3;

const put = (Key: string, Body = 'x') => s3.client.send(new PutObjectCommand({ Bucket, Key, Body }));

beforeAll(async () => {
  s3 = await startLocalS3();
  await s3.client.send(new CreateBucketCommand({ Bucket }));
  for (const key of oddKeys) await put(`odd/${key}`, key);
  for (let file = 0; file < 12; file += 1) await put(`l/${file % 3}/f${file}`);
});

afterAll(() => s3.close());

describe('an odd key', () => {
  test.each(oddKeys)('%s is read back', async (key) => {
    const { Body } = await s3.client.send(new GetObjectCommand({ Bucket, Key: `odd/${key}` }));
    expect(await Body?.transformToString()).toBe(key);
  });

  test.each([
    ['as it is', undefined],
    ['escaped', 'url' as const],
  ])('is listed %s', async (_how, EncodingType) => {
    const input = { Bucket, Prefix: 'odd/', ...(EncodingType === undefined ? {} : { EncodingType }) };
    const { Contents = [], KeyCount } = await s3.client.send(new ListObjectsV2Command(input));
    const keys = Contents.map(({ Key = '' }) => (EncodingType === undefined ? Key : decodeURIComponent(Key)));
    expect(KeyCount).toBe(8);
    expect(keys.toSorted()).toEqual(oddKeys.map((key) => `odd/${key}`).toSorted());
  });

  test('longer than 1024 bytes is refused', async () => {
    expect(await statusOf(put('あ'.repeat(341)))).toBe(200);
    await expect(put('あ'.repeat(342))).rejects.toMatchObject({ name: 'KeyTooLongError' });
  });
});

describe('listing objects', () => {
  test('rolls keys up at the delimiter', async () => {
    const answer = await s3.client.send(new ListObjectsV2Command({ Bucket, Prefix: 'l/', Delimiter: '/' }));
    expect(answer.CommonPrefixes).toEqual([{ Prefix: 'l/0/' }, { Prefix: 'l/1/' }, { Prefix: 'l/2/' }]);
    expect(answer.Contents).toBeUndefined();
  });

  test('page by page shows every key once, in the order of bytes', async () => {
    const seen: (string | undefined)[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await s3.client.send(
        new ListObjectsV2Command({ Bucket, Prefix: 'l/', MaxKeys: 5, ContinuationToken }),
      );
      seen.push(...(page.Contents ?? []).map(({ Key }) => Key));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    expect(seen.map((key) => key?.slice(2)).join(' ')).toBe(
      '0/f0 0/f3 0/f6 0/f9 1/f1 1/f10 1/f4 1/f7 2/f11 2/f2 2/f5 2/f8',
    );
  });

  test('page by page shows every common prefix once', async () => {
    const seen: (string | undefined)[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await s3.client.send(
        new ListObjectsV2Command({ Bucket, Prefix: 'l/', Delimiter: '/', MaxKeys: 1, ContinuationToken }),
      );
      seen.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    expect(seen).toEqual(['l/0/', 'l/1/', 'l/2/']);
  });

  test('starts after the key that is named', async () => {
    const answer = await s3.client.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'l/2/', StartAfter: 'l/2/f2' }),
    );
    expect(answer.Contents?.map(({ Key }) => Key)).toEqual(['l/2/f5', 'l/2/f8']);
  });

  test('page by page shows every version and delete marker once, newest first', async () => {
    const Versioned = 'versions';
    await s3.client.send(new CreateBucketCommand({ Bucket: Versioned }));
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    await s3.client.send(new PutBucketVersioningCommand({ Bucket: Versioned, VersioningConfiguration }));
    const written: (string | undefined)[] = [];
    for (const key of ['a', 'a', 'b', 'b']) {
      const { VersionId } = await s3.client.send(
        new PutObjectCommand({ Bucket: Versioned, Key: key, Body: 'x' }),
      );
      written.push(VersionId);
    }
    const marker = await s3.client.send(new DeleteObjectCommand({ Bucket: Versioned, Key: 'b' }));

    const seen: (string | undefined)[] = [];
    let next: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
    do {
      const page = await s3.client.send(
        new ListObjectVersionsCommand({ Bucket: Versioned, MaxKeys: 1, ...next }),
      );
      seen.push(
        ...[...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].map(({ VersionId }) => VersionId),
      );
      next = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
    } while (next.KeyMarker !== undefined);
    expect(seen).toEqual([written[1], written[0], marker.VersionId, written[3], written[2]]);
  });
});
