import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type GetObjectCommandInput,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDataFolder, startLocalS3, statusOf, type LocalS3 } from './local-s3.ts';

const Bucket = 'objects';
let folder: Awaited<ReturnType<typeof aDataFolder>>;
let s3: LocalS3;

beforeAll(async () => {
  folder = await aDataFolder();
  s3 = await startLocalS3({ dataFolder: folder.path });
  await s3.client.send(new CreateBucketCommand({ Bucket }));
  await put('a.txt', 'hello', { ContentType: 'text/plain', Metadata: { who: 'me' } });
});

afterAll(async () => {
  await s3.close();
  await folder.remove();
});

const put = (Key: string, Body: string | Uint8Array | Readable, more: Partial<PutObjectCommandInput> = {}) =>
  s3.client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = (Key: string, more: Partial<GetObjectCommandInput> = {}) =>
  s3.client.send(new GetObjectCommand({ Bucket, Key, ...more }));
const textOf = async (Key: string) => (await get(Key)).Body?.transformToString();

describe('putting an object', () => {
  test('keeps its text, metadata and content type', async () => {
    const answer = await get('a.txt');
    expect(await answer.Body?.transformToString()).toBe('hello');
    expect(answer.Metadata).toEqual({ who: 'me' });
    expect(answer.ContentType).toBe('text/plain');
    expect(answer.ETag).toBe('"5d41402abc4b2a76b9719d911017c592"');
  });

  test('keeps every byte value', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    await put('bin', bytes);
    expect(await (await get('bin')).Body?.transformToByteArray()).toEqual(bytes);
  });

  test('takes the chunk framing off a stream', async () => {
    await put('stream', Readable.from([Buffer.from('str'), Buffer.from('eam')]), { ContentLength: 6 });
    expect(await textOf('stream')).toBe('stream');
  });

  test('keeps 8 MB', async () => {
    const bytes = Buffer.alloc(8 << 20, 7);
    await put('big', bytes);
    const kept = await (await get('big')).Body?.transformToByteArray();
    expect(bytes.equals(kept ?? Buffer.of())).toBe(true);
  });

  test('keeps nothing as nothing', async () => {
    await put('empty', new Uint8Array());
    expect(await textOf('empty')).toBe('');
  });

  test('names the key that encrypts it', async () => {
    const key = {
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: 'arn:aws:kms:ap-northeast-1:0:key/1',
    } as const;
    expect(await put('sealed', 'x', key)).toMatchObject(key);
    expect(await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'sealed' }))).toMatchObject(key);
  });
});

describe('reading an object', () => {
  test('by its head gives the length, and for a missing key an error', async () => {
    const head = await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'a.txt' }));
    expect(head.ContentLength).toBe(5);
    await expect(get('nope')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(s3.client.send(new HeadObjectCommand({ Bucket, Key: 'nope' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  test.each([
    ['bytes=1-3', 'ell', 'bytes 1-3/5'],
    ['bytes=3-', 'lo', 'bytes 3-4/5'],
    ['bytes=-2', 'lo', 'bytes 3-4/5'],
    ['bytes=0-99', 'hello', 'bytes 0-4/5'],
  ])('by the range %s gives %s', async (Range, text, ContentRange) => {
    const answer = await get('a.txt', { Range });
    expect(await answer.Body?.transformToString()).toBe(text);
    expect(answer.ContentRange).toBe(ContentRange);
  });

  test('beyond its end is refused', async () => {
    expect(await statusOf(get('a.txt', { Range: 'bytes=5-6' }))).toBe(416);
  });

  test('that is known already answers 304', async () => {
    expect(await statusOf(get('a.txt', { IfNoneMatch: '"5d41402abc4b2a76b9719d911017c592"' }))).toBe(304);
  });

  test('that has changed answers 412', async () => {
    expect(await statusOf(get('a.txt', { IfMatch: '"00000000000000000000000000000000"' }))).toBe(412);
  });

  test('inside the process passes the gate as the caller named', async () => {
    s3.calls.length = 0;
    const caller = {
      accessKeyId: 'x',
      secretAccessKey: 'y',
      principalArn: 'arn:aws:iam::0:role/web',
      tags: {},
    };
    const { bytes, headers } = await s3.readObject({ bucket: Bucket, key: 'a.txt', caller });
    expect(Buffer.from(bytes).toString()).toBe('hello');
    expect(headers['content-type']).toBe('text/plain');
    expect(s3.calls).toMatchObject([
      { service: 's3', operation: 'GetObject', caller, input: { Bucket, Key: 'a.txt' } },
    ]);
    await expect(s3.readObject({ bucket: Bucket, key: 'nope', caller })).rejects.toMatchObject({
      code: 'NoSuchKey',
      statusCode: 404,
    });
  });
});

describe('writing on a condition', () => {
  test('is refused by If-None-Match when the object exists', async () => {
    expect(await statusOf(put('a.txt', 'z', { IfNoneMatch: '*' }))).toBe(412);
    expect(await textOf('a.txt')).toBe('hello');
  });

  test('lets one of two writers at once win', async () => {
    const race = ['one', 'two'].map((text) => statusOf(put('raced', text, { IfNoneMatch: '*' })));
    expect(new Set(await Promise.all(race))).toEqual(new Set([200, 412]));
  });

  test('passes If-Match with the current ETag only', async () => {
    const { ETag } = await put('matched', 'one');
    await put('matched', 'two', { IfMatch: ETag });
    expect(await statusOf(put('matched', 'three', { IfMatch: ETag }))).toBe(412);
    expect(await textOf('matched')).toBe('two');
  });
});

describe('what is not done here', () => {
  test.each([
    ['copying', { CopySource: `${Bucket}/a.txt` }],
    ['tagging', { Tagging: 'a=b' }],
  ] as const)('is refused, and not taken for a plain write: %s', async (_what, asked) => {
    const command =
      'CopySource' in asked
        ? new CopyObjectCommand({ Bucket, Key: 'other', ...asked })
        : new PutObjectCommand({ Bucket, Key: 'other', Body: 'x', ...asked });
    await expect(s3.client.send<any, any>(command)).rejects.toMatchObject({ name: 'NotImplemented' });
    expect(await statusOf(get('other'))).toBe(404);
  });
});

describe('deleting objects', () => {
  test('one by one and many at once leaves none of them', async () => {
    for (const key of ['d/0', 'd/1', 'd/2']) await put(key, 'x');
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'd/0' }));
    const Objects = [{ Key: 'd/1' }, { Key: 'd/2' }];
    const answer = await s3.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(answer.Deleted).toEqual([{ Key: 'd/1' }, { Key: 'd/2' }]);
    for (const key of ['d/0', 'd/1', 'd/2']) expect(await statusOf(get(key))).toBe(404);
  });

  test('tells the gate each object', async () => {
    s3.calls.length = 0;
    const Objects = [{ Key: 'x&y' }, { Key: 'z', VersionId: 'null' }];
    await s3.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(s3.calls).toMatchObject([{ operation: 'DeleteObjects', input: { Bucket, Delete: { Objects } } }]);
  });
});
