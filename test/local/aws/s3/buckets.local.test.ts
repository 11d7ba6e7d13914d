import { connect } from 'node:net';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  HeadObjectCommand,
  PutBucketEncryptionCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bucketUrlOf, presign } from '#lambdas/adapters/aws/presign.ts';
import { operator, region, startLocalS3, statusOf, type LocalS3 } from './local-s3.ts';

const Bucket = 'first-bucket';
let s3: LocalS3;

beforeAll(async () => {
  s3 = await startLocalS3();
  await s3.client.send(new CreateBucketCommand({ Bucket }));
});

afterAll(() => s3.close());

describe('a bucket', () => {
  test('is not created twice, nor under a bad name', async () => {
    await expect(s3.client.send(new CreateBucketCommand({ Bucket }))).rejects.toMatchObject({
      name: 'BucketAlreadyOwnedByYou',
    });
    await expect(s3.client.send(new CreateBucketCommand({ Bucket: 'Bad_Name' }))).rejects.toMatchObject({
      name: 'InvalidBucketName',
    });
  });

  test('that is missing answers 404', async () => {
    const write = s3.client.send(new PutObjectCommand({ Bucket: 'nowhere', Key: 'a', Body: 'x' }));
    await expect(write).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  test('is deleted only when it is empty', async () => {
    await s3.client.send(new CreateBucketCommand({ Bucket: 'for-deletion' }));
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'keeps', Body: 'x' }));
    await expect(s3.client.send(new DeleteBucketCommand({ Bucket }))).rejects.toMatchObject({
      name: 'BucketNotEmpty',
    });
    await s3.client.send(new DeleteBucketCommand({ Bucket: 'for-deletion' }));
    const write = s3.client.send(new PutObjectCommand({ Bucket: 'for-deletion', Key: 'a', Body: 'x' }));
    expect(await statusOf(write)).toBe(404);
  });
});

describe("a bucket's configuration", () => {
  test('longer than 4 MB is refused, and the connection goes on', async () => {
    const { url } = presign({
      method: 'PUT',
      bucketUrl: bucketUrlOf({ bucket: Bucket, region, endpoint: s3.url }),
      key: '',
      query: { policy: '' },
      credentials: { accessKeyId: operator.accessKeyId, secretAccessKey: operator.secretAccessKey },
      region,
      at: new Date().toISOString(),
      expiresSeconds: 60,
    });
    const { hostname, port, host, pathname, search } = new URL(url);
    const socket = connect(Number(port), hostname);
    let answers = '';
    socket.on('data', (bytes) => (answers += String(bytes)));
    socket.write(`PUT ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 9000000\r\n\r\n`);
    socket.write(Buffer.alloc(9_000_000));
    socket.write(`GET / HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
    await expect
      .poll(() => [...answers.matchAll(/<Code>(\w+)/g)].map(([, code]) => code), { timeout: 10_000 })
      .toEqual(['MaxMessageLengthExceeded', 'AccessDenied']);
    socket.destroy();
  });

  test('of encryption applies to new objects', async () => {
    const byDefault = {
      SSEAlgorithm: 'aws:kms',
      KMSMasterKeyID: 'arn:aws:kms:ap-northeast-1:0:key/2',
    } as const;
    const Rules = [{ ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: true }];
    const ServerSideEncryptionConfiguration = { Rules };
    await s3.client.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration }));
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'sealed', Body: 'x' }));
    expect(await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'sealed' }))).toMatchObject({
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: 'arn:aws:kms:ap-northeast-1:0:key/2',
      BucketKeyEnabled: true,
    });
  });
});
