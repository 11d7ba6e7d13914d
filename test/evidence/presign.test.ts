import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, test } from 'vitest';
import { bucketUrlOf, presign } from '#lambdas/adapters/aws/presign.ts';

const region = 'ap-northeast-1';
const bucket = 'stafee-docs';
const at = '2026-11-22T03:04:05.678Z';
const credentials = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'a/secret+of=forty characters',
  sessionToken: 'IQoJb3JpZ2luX2VjE/+=',
};
const fromSdk = { 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' };
const keys = ['t/t01/evidence/領収書 1.pdf', "a'b(c)!*~/100%+&=x", '//double/slash'];

const sdk = (endpoint?: string) =>
  new S3Client({
    region,
    credentials,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    ...(endpoint === undefined ? {} : { endpoint }),
  });

const parametersOf = (url: string) => Object.fromEntries(new URL(url).searchParams);

describe('presigning a download', () => {
  test.each(keys)("gives the SDK's own URL for %s", async (key) => {
    const disposition = `attachment; filename*=UTF-8''%E9%A0%98`;
    const command = new GetObjectCommand({
      Bucket: bucket,
      Key: key,
      ResponseContentDisposition: disposition,
    });
    const wanted = await getSignedUrl(sdk(), command, { expiresIn: 60, signingDate: new Date(at) });
    const { url, headers } = presign({
      method: 'GET',
      bucketUrl: bucketUrlOf({ bucket, region }),
      key,
      credentials,
      region,
      at,
      expiresSeconds: 60,
      query: {
        ...fromSdk,
        'x-amz-checksum-mode': 'ENABLED',
        'x-id': 'GetObject',
        'response-content-disposition': disposition,
      },
    });
    expect(parametersOf(url)).toEqual(parametersOf(wanted));
    expect(url.split('?')[0]).toBe(wanted.split('?')[0]);
    expect(headers).toEqual({});
  });
});

describe('presigning an upload', () => {
  test.each(['http://127.0.0.1:4703', undefined])('signs what the SDK signs, at %s', async (endpoint) => {
    const signed = ['content-length', 'content-type', 'if-none-match', 'x-amz-checksum-sha256'];
    const wanted = await getSignedUrl(
      sdk(endpoint),
      new PutObjectCommand({
        Bucket: bucket,
        Key: 't/t01/evidence/1',
        ContentLength: 5,
        ContentType: 'application/pdf',
        IfNoneMatch: '*',
        ChecksumSHA256: 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=',
      }),
      {
        expiresIn: 300,
        signingDate: new Date(at),
        signableHeaders: new Set(['host', ...signed]),
        unhoistableHeaders: new Set(signed),
      },
    );
    const { url, headers } = presign({
      method: 'PUT',
      bucketUrl: bucketUrlOf({ bucket, region, endpoint }),
      key: 't/t01/evidence/1',
      credentials,
      region,
      at,
      expiresSeconds: 300,
      headers: {
        'Content-Length': '5',
        'Content-Type': 'application/pdf',
        'If-None-Match': '*',
        'x-amz-checksum-sha256': 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=',
      },
      query: { ...fromSdk, 'x-id': 'PutObject' },
    });
    expect(parametersOf(url)).toEqual(parametersOf(wanted));
    expect(url.split('?')[0]).toBe(wanted.split('?')[0]);
    expect(headers).toEqual({
      'content-length': '5',
      'content-type': 'application/pdf',
      'if-none-match': '*',
      'x-amz-checksum-sha256': 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=',
    });
  });
});

describe("a bucket's address", () => {
  test.each([
    [undefined, 'https://stafee-docs.s3.ap-northeast-1.amazonaws.com'],
    ['http://127.0.0.1:4703', 'http://127.0.0.1:4703/stafee-docs'],
    ['http://[::1]:4703', 'http://[::1]:4703/stafee-docs'],
    ['https://s3.example.jp', 'https://stafee-docs.s3.example.jp'],
  ])('at %s is %s', (endpoint, address) => {
    expect(bucketUrlOf({ bucket, region, endpoint })).toBe(address);
  });
});
