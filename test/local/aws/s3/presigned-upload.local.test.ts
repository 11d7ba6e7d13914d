import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bucketUrlOf, presign } from '#lambdas/adapters/aws/presign.ts';
import { operator, region, startLocalS3, statusOf, tenantSession, type LocalS3 } from './local-s3.ts';

const Bucket = 'receipts';
let s3: LocalS3;
let uploads = 0;
let Key: string;

beforeAll(async () => {
  s3 = await startLocalS3();
  await s3.client.send(new CreateBucketCommand({ Bucket }));
});

beforeEach(() => {
  Key = `t/t1/領収書 ${(uploads += 1)}.pdf`;
});

afterAll(() => s3.close());

const headersOfHello = {
  'content-length': '5',
  'content-type': 'application/pdf',
  'if-none-match': '*',
  'x-amz-checksum-sha256': 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=',
  'x-amz-server-side-encryption': 'aws:kms',
  'x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws:kms:ap-northeast-1:0:key/1',
};

const signed = () =>
  presign({
    method: 'PUT',
    bucketUrl: bucketUrlOf({ bucket: Bucket, region, endpoint: s3.url }),
    key: Key,
    credentials: { ...tenantSession, sessionToken: 'tenant/token+=' },
    region,
    at: new Date().toISOString(),
    expiresSeconds: 300,
    headers: headersOfHello,
  });

/** What a browser sends: it sets the length itself. */
const upload = (body: string, changes: Readonly<Record<string, string | undefined>> = {}) => {
  const { url, headers } = signed();
  const { 'content-length': _setByTheBrowser, ...sent } = { ...headers, ...changes };
  return fetch(url, {
    method: 'PUT',
    body: Buffer.from(body),
    headers: JSON.parse(JSON.stringify(sent)),
  });
};

const codeOf = async (response: Response) =>
  `${response.status} ${/<Code>(\w+)<\/Code>/.exec(await response.text())?.[1]}`;

const isKept = async () => (await statusOf(s3.client.send(new HeadObjectCommand({ Bucket, Key })))) === 200;

describe('a presigned upload', () => {
  test('takes the bytes that were signed, with their type and key', async () => {
    expect((await upload('hello')).status).toBe(200);
    const kept = await s3.client.send(new GetObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
    expect(await kept.Body?.transformToString()).toBe('hello');
    expect(kept).toMatchObject({
      ContentType: 'application/pdf',
      ChecksumSHA256: 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=',
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: 'arn:aws:kms:ap-northeast-1:0:key/1',
    });
  });

  test.each<[string, string, Record<string, string | undefined>, string]>([
    ['more bytes', 'hello!', {}, '403 SignatureDoesNotMatch'],
    ['fewer bytes', 'hell', {}, '403 SignatureDoesNotMatch'],
    ['other bytes of the same length', 'jello', {}, '400 BadDigest'],
    ['another type', 'hello', { 'content-type': 'text/html' }, '403 SignatureDoesNotMatch'],
    ['no type', 'hello', { 'content-type': undefined }, '403 SignatureDoesNotMatch'],
    ['no condition', 'hello', { 'if-none-match': undefined }, '403 SignatureDoesNotMatch'],
    ['no checksum', 'hello', { 'x-amz-checksum-sha256': undefined }, '403 SignatureDoesNotMatch'],
    [
      'the checksum of other bytes',
      'jello',
      { 'x-amz-checksum-sha256': 'MrP8qEkEU2kAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
      '403 SignatureDoesNotMatch',
    ],
    [
      'another encryption',
      'hello',
      { 'x-amz-server-side-encryption': 'AES256' },
      '403 SignatureDoesNotMatch',
    ],
    ['an owner of its own', 'hello', { 'x-amz-acl': 'public-read' }, '403 AccessDenied'],
  ])('refuses %s and keeps nothing', async (_what, body, changes, answer) => {
    expect(await codeOf(await upload(body, changes))).toBe(answer);
    expect(await isKept()).toBe(false);
  });

  test('does not overwrite', async () => {
    expect((await upload('hello')).status).toBe(200);
    expect(await codeOf(await upload('hello'))).toBe('412 PreconditionFailed');
  });

  test('needs a length', async () => {
    const { url } = presign({
      method: 'PUT',
      bucketUrl: bucketUrlOf({ bucket: Bucket, region, endpoint: s3.url }),
      key: Key,
      credentials: operator,
      region,
      at: new Date().toISOString(),
      expiresSeconds: 300,
    });
    const body = new Blob(['hello']).stream();
    expect(await codeOf(await fetch(url, { method: 'PUT', body, duplex: 'half' }))).toBe(
      '411 MissingContentLength',
    );
  });

  test("of the SDK's presigner works with the checksum of the body, not of nothing", async () => {
    const options = { endpoint: s3.url, region, credentials: { ...operator } };
    const command = new PutObjectCommand({ Bucket, Key, ContentType: 'text/plain' });
    const put = async (client: S3Client) => {
      const url = await getSignedUrl(client, command, { expiresIn: 60 });
      const response = await fetch(url, {
        method: 'PUT',
        body: 'uploaded',
        headers: { 'content-type': 'text/plain' },
      });
      client.destroy();
      return response;
    };
    expect(await codeOf(await put(new S3Client(options)))).toBe('400 BadDigest');
    expect(await isKept()).toBe(false);
    expect(
      (await put(new S3Client({ ...options, requestChecksumCalculation: 'WHEN_REQUIRED' }))).status,
    ).toBe(200);
  });
});
