import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  type ChecksumAlgorithm,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLocalS3, statusOf, type LocalS3 } from './local-s3.ts';

const Bucket = 'uploads';
const fiveMegabytes = 5 * 1024 * 1024;
let s3: LocalS3;

beforeAll(async () => {
  s3 = await startLocalS3();
  await s3.client.send(new CreateBucketCommand({ Bucket }));
});

afterAll(() => s3.close());

describe('a checksum', () => {
  // https://reveng.sourceforge.io/crc-catalogue/all.htm, and RFC 3174, FIPS 180-4 for the digests.
  test.each<[ChecksumAlgorithm, string]>([
    ['CRC32', 'y/Q5Jg=='],
    ['CRC32C', '4waSgw=='],
    ['CRC64NVME', 'rosUhgp5mIg='],
    ['SHA1', '98O8HYCOBHMq32eZZczDTKeuNEE='],
    ['SHA256', 'FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU='],
  ])('%s is computed, kept and given back', async (ChecksumAlgorithm, value) => {
    const Key = `sum-${ChecksumAlgorithm}`;
    const { [`Checksum${ChecksumAlgorithm}`]: given } = (await s3.client.send(
      new PutObjectCommand({ Bucket, Key, Body: '123456789', ContentLength: 9, ChecksumAlgorithm }),
    )) as unknown as Record<string, string>;
    const kept = await s3.client.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
    expect(given).toBe(value);
    expect(kept).toMatchObject({ [`Checksum${ChecksumAlgorithm}`]: value, ChecksumType: 'FULL_OBJECT' });
  });

  test.each([
    ['ChecksumSHA256', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='],
    ['ChecksumCRC32', 'AAAAAA=='],
    ['ChecksumCRC64NVME', 'AAAAAAAAAAA='],
    ['ContentMD5', 'AAAAAAAAAAAAAAAAAAAAAA=='],
  ])('that the body does not have is refused: %s', async (member, value) => {
    const wrong = s3.client.send(new PutObjectCommand({ Bucket, Key: 'wrong', Body: 'x', [member]: value }));
    await expect(wrong).rejects.toMatchObject({ name: 'BadDigest', $metadata: { httpStatusCode: 400 } });
    expect(await statusOf(s3.client.send(new HeadObjectCommand({ Bucket, Key: 'wrong' })))).toBe(404);
  });
});

const start = async (Key: string, ChecksumAlgorithm?: ChecksumAlgorithm) => {
  const { UploadId } = await s3.client.send(
    new CreateMultipartUploadCommand({ Bucket, Key, ContentType: 'text/csv', ChecksumAlgorithm }),
  );
  return { Bucket, Key, UploadId };
};
type Upload = Awaited<ReturnType<typeof start>>;
const uploadPart = async (
  upload: Upload,
  PartNumber: number,
  Body: Buffer,
  ChecksumAlgorithm?: ChecksumAlgorithm,
) => {
  const answer = await s3.client.send(
    new UploadPartCommand({ ...upload, PartNumber, Body, ChecksumAlgorithm }),
  );
  return { PartNumber, ETag: answer.ETag };
};
const complete = (upload: Upload, Parts: { PartNumber: number; ETag?: string }[]) =>
  s3.client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));

describe('uploading in parts', () => {
  test('joins the parts to one object', async () => {
    const upload = await start('joined');
    const last = await uploadPart(upload, 2, Buffer.from('the end'));
    const first = await uploadPart(upload, 1, Buffer.alloc(fiveMegabytes, 1));
    const answer = await complete(upload, [first, last] as { PartNumber: number; ETag: string }[]);
    const kept = await s3.client.send(
      new GetObjectCommand({ Bucket, Key: 'joined', ChecksumMode: 'ENABLED' }),
    );
    const bytes = Buffer.from((await kept.Body?.transformToByteArray()) ?? []);
    expect(bytes.length).toBe(5_242_887);
    expect(bytes.subarray(-7).toString()).toBe('the end');
    expect(kept).toMatchObject({ ContentType: 'text/csv', ChecksumType: 'FULL_OBJECT' });
    expect(answer.ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    expect(kept.ETag).toBe(answer.ETag);
  });

  test('with SHA-256 has the checksum of the checksums', async () => {
    const upload = await start('composite', 'SHA256');
    const part = await uploadPart(upload, 1, Buffer.from('123456789'), 'SHA256');
    const answer = await complete(upload, [part] as { PartNumber: number; ETag: string }[]);
    expect(answer).toMatchObject({
      ChecksumSHA256: 'KSsNAHVmgy25S/rmic1w0at3KBH9RLn0nYVQ7p6mpJQ=-1',
      ChecksumType: 'COMPOSITE',
    });
  });

  test('with SHA-256 refuses a part without it', async () => {
    const upload = await start('unlike', 'SHA256');
    await expect(uploadPart(upload, 1, Buffer.from('x'), 'CRC32')).rejects.toMatchObject({
      name: 'InvalidRequest',
    });
  });

  test('lists what has come, until it is aborted', async () => {
    const upload = await start('aborted');
    await uploadPart(upload, 3, Buffer.from('abc'));
    const { Parts } = await s3.client.send(new ListPartsCommand(upload));
    expect(Parts).toMatchObject([{ PartNumber: 3, Size: 3 }]);
    const { Uploads } = await s3.client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: 'abo' }));
    expect(Uploads).toMatchObject([{ Key: 'aborted', UploadId: upload.UploadId }]);
    await s3.client.send(new AbortMultipartUploadCommand(upload));
    expect(await statusOf(s3.client.send(new ListPartsCommand(upload)))).toBe(404);
    expect(await statusOf(uploadPart(upload, 1, Buffer.from('late')))).toBe(404);
  });

  test.each<[string, string, (parts: { PartNumber: number; ETag?: string }[]) => typeof parts]>([
    ['a part is not the one uploaded', 'InvalidPart', ([part]) => [{ PartNumber: 1, ...part, ETag: '"0"' }]],
    ['a part is missing', 'InvalidPart', (parts) => [...parts, { PartNumber: 9, ETag: '"0"' }]],
    ['the order is wrong', 'InvalidPartOrder', (parts) => parts.toReversed()],
    ['a part before the last is too small', 'EntityTooSmall', (parts) => parts],
  ])('is refused when %s', async (_because, name, change) => {
    const upload = await start('refused');
    const parts = [
      await uploadPart(upload, 1, Buffer.from('a')),
      await uploadPart(upload, 2, Buffer.from('b')),
    ];
    const changed = change(parts as { PartNumber: number; ETag: string }[]);
    await expect(complete(upload, changed)).rejects.toMatchObject({ name });
  });
});
