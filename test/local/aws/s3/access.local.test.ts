import {
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketCorsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ServiceFault, type ServiceCall } from '#local/aws/calls/service-call.ts';
import {
  clientFor,
  operator,
  region,
  startLocalS3,
  statusOf,
  tenantSession,
  type LocalS3,
} from './local-s3.ts';

const Bucket = 'private';
let s3: LocalS3;
let judge: (call: ServiceCall) => void = () => undefined;
let aheadMilliseconds = 0;

beforeAll(async () => {
  s3 = await startLocalS3({
    gate: async (call) => judge(call),
    clock: () => new Date(Date.now() + aheadMilliseconds),
  });
  await s3.client.send(new CreateBucketCommand({ Bucket }));
  await s3.client.send(new PutObjectCommand({ Bucket, Key: 'a.txt', Body: 'hello' }));
  await s3.client.send(new PutObjectCommand({ Bucket, Key: 'bin', Body: 'x' }));
});

beforeEach(() => {
  judge = () => undefined;
  aheadMilliseconds = 0;
});

afterAll(() => s3.close());

const get = (client: S3Client) => client.send(new GetObjectCommand({ Bucket, Key: 'a.txt' }));
const codeOf = async (response: Response) => /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1];

describe('a call', () => {
  test.each([
    ['a wrong secret', { ...operator, secretAccessKey: 'wrong' }, 'SignatureDoesNotMatch', 403],
    ['an unknown key', { ...operator, accessKeyId: 'AKIANOBODY' }, 'InvalidAccessKeyId', 403],
    ['another session token', { ...tenantSession, sessionToken: 'other' }, 'InvalidToken', 400],
  ])('with %s is refused', async (_what, credentials, name, httpStatusCode) => {
    const client = clientFor(s3.url, credentials);
    await expect(get(client)).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
    client.destroy();
  });

  test('without a signature is refused', async () => {
    const response = await fetch(`${s3.url}/${Bucket}/a.txt`);
    expect([response.status, await codeOf(response)]).toEqual([403, 'AccessDenied']);
  });

  test('that the gate refuses has no effect and answers its fault', async () => {
    judge = ({ operation }) => {
      if (operation === 'PutObject')
        throw new ServiceFault('SlowDown', 'Please reduce your request rate.', 503);
    };
    const write = s3.client.send(new PutObjectCommand({ Bucket, Key: 'a.txt', Body: 'other' }));
    await expect(write).rejects.toMatchObject({ name: 'SlowDown', $metadata: { httpStatusCode: 503 } });
    expect(await (await get(s3.client)).Body?.transformToString()).toBe('hello');
  });

  test('tells the gate who calls, for what and from where', async () => {
    const seen: ServiceCall[] = [];
    judge = (call) => void seen.push(call);
    const client = clientFor(s3.url, tenantSession);
    await get(client);
    client.destroy();
    expect(seen).toMatchObject([
      {
        service: 's3',
        operation: 'GetObject',
        caller: { tags: { tenantId: 't1' } },
        input: { Bucket: 'private', Key: 'a.txt', sourceIp: '127.0.0.1' },
      },
    ]);
  });

  test('from a clock that runs apart is refused, and tells the SDK the time', async () => {
    aheadMilliseconds = 3_600_000;
    expect(await statusOf(get(s3.client))).toBe(403);
    const patient = new S3Client({ endpoint: s3.url, region, maxAttempts: 2, credentials: { ...operator } });
    expect(await statusOf(get(patient))).toBe(200);
    patient.destroy();
    s3.client.config.systemClockOffset = 0;
  });

  test('that is not emulated says so instead of doing something else', async () => {
    const command = new GetObjectCommand({ Bucket, Key: 'a.txt', PartNumber: 1 });
    await expect(s3.client.send(command)).rejects.toMatchObject({ name: 'NotImplemented' });
  });
});

const presigned = (client = s3.client) =>
  getSignedUrl(
    client,
    new GetObjectCommand({
      Bucket,
      Key: 'a.txt',
      ResponseContentDisposition: 'attachment; filename="x.txt"',
    }),
    { expiresIn: 60 },
  );

describe('a presigned download', () => {
  test('gives the object under the name that was signed', async () => {
    const response = await fetch(await presigned());
    expect(await response.text()).toBe('hello');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="x.txt"');
  });

  test('works for a session', async () => {
    const client = clientFor(s3.url, tenantSession);
    expect((await fetch(await presigned(client))).status).toBe(200);
    client.destroy();
  });

  test.each([
    ['its key', (url: string) => url.replace('a.txt', 'bin')],
    ['its file name', (url: string) => url.replace('x.txt', 'y.txt')],
    ['its life', (url: string) => url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600')],
    ['a further parameter', (url: string) => `${url}&versionId=null`],
  ])('is refused after a change of %s', async (_what, change) => {
    const response = await fetch(change(await presigned()));
    expect([response.status, await codeOf(response)]).toEqual([403, 'SignatureDoesNotMatch']);
  });

  test('holds for 60 seconds by the clock of the service', async () => {
    const url = await presigned();
    aheadMilliseconds = 58_000;
    expect((await fetch(url)).status).toBe(200);
    aheadMilliseconds = 61_000;
    const late = await fetch(url);
    expect([late.status, await codeOf(late)]).toEqual([403, 'AccessDenied']);
  });

  test('is refused with a header of S3 that was not signed', async () => {
    const response = await fetch(await presigned(), { headers: { 'x-amz-checksum-mode': 'ENABLED' } });
    expect([response.status, await codeOf(response)]).toEqual([403, 'AccessDenied']);
  });
});

const origin = 'http://localhost:5173';
const preflight = (from: string, method: string, headers = 'content-type') =>
  fetch(`${s3.url}/${Bucket}/a.txt`, {
    method: 'OPTIONS',
    headers: {
      origin: from,
      'access-control-request-method': method,
      'access-control-request-headers': headers,
    },
  });

describe('a page of another origin', () => {
  beforeAll(async () => {
    const rule = { AllowedOrigins: [origin], AllowedMethods: ['GET', 'PUT'], AllowedHeaders: ['content-*'] };
    const CORSRules = [{ ...rule, ExposeHeaders: ['ETag'], MaxAgeSeconds: 300 }];
    await s3.client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }));
  });

  test('may ask when a rule names it', async () => {
    const response = await preflight(origin, 'PUT');
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    expect(response.headers.get('access-control-allow-headers')).toBe('content-type');
    expect(response.headers.get('access-control-max-age')).toBe('300');
  });

  test.each([
    ['from an origin', 'http://evil.example', 'PUT', 'content-type'],
    ['with a method', origin, 'DELETE', 'content-type'],
    ['with a header', origin, 'PUT', 'content-type, x-amz-acl'],
  ])('may not ask %s that no rule names', async (_what, from, method, headers) => {
    expect((await preflight(from, method, headers)).status).toBe(403);
  });

  test('may read the answer, also a refusal', async () => {
    const refused = await fetch(`${s3.url}/${Bucket}/a.txt`, { headers: { origin } });
    expect(refused.status).toBe(403);
    expect(refused.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    expect(refused.headers.get('access-control-expose-headers')).toBe('ETag');
  });
});
