import { describe, expect, test } from 'vitest';

import { asked, requests } from './asked-of-call.ts';

describe('asking about an S3 call', () => {
  const at = { Bucket: 'docs', Key: 'a/b' };
  test.each([
    ['GetObject', at, ['s3:GetObject docs/a/b', 'kms:Decrypt key/files']],
    ['GetObject', { ...at, VersionId: '1' }, ['s3:GetObjectVersion docs/a/b', 'kms:Decrypt key/files']],
    ['HeadObject', at, ['s3:GetObject docs/a/b']],
    ['HeadObject', { ...at, ChecksumMode: 'ENABLED' }, ['s3:GetObject docs/a/b', 'kms:Decrypt key/files']],
    ['PutObject', at, ['s3:PutObject docs/a/b', 'kms:GenerateDataKey key/files']],
    ['PutObject', { ...at, SSEKMSKeyId: 'mine' }, ['s3:PutObject docs/a/b', 'kms:GenerateDataKey key/mine']],
    ['PutObject', { ...at, ServerSideEncryption: 'AES256' }, ['s3:PutObject docs/a/b']],
    ['PutObject', { ...at, Bucket: 'plain' }, ['s3:PutObject plain/a/b']],
    ['UploadPart', at, ['s3:PutObject docs/a/b', 'kms:GenerateDataKey key/files', 'kms:Decrypt key/files']],
    [
      'DeleteObjects',
      { Bucket: 'docs', Delete: { Objects: [{ Key: 'x' }, { Key: 'y', VersionId: '1' }] } },
      ['s3:DeleteObject docs/x', 's3:DeleteObjectVersion docs/y'],
    ],
    [
      'DeleteObject',
      { ...at, VersionId: '1', BypassGovernanceRetention: true },
      ['s3:DeleteObjectVersion docs/a/b', 's3:BypassGovernanceRetention docs/a/b'],
    ],
    ['ListObjectsV2', { Bucket: 'docs' }, ['s3:ListBucket docs']],
    ['PutBucketCors', { Bucket: 'docs' }, ['s3:PutBucketCORS docs']],
    ['GetBucketVersioning', { Bucket: 'docs' }, ['s3:GetBucketVersioning docs']],
  ])('%s %o', (operation, input, expected) => {
    expect(asked('s3', operation, input)).toStrictEqual(expected);
  });

  test('tells the prefix of a list, and the bucket as the context of its key', () => {
    expect(requests('s3', 'ListObjectsV2', { Bucket: 'docs', Prefix: 't/1/' })[0]?.keys['s3:prefix']).toBe(
      't/1/',
    );
    expect(requests('s3', 'GetObject', at)[1]).toMatchObject({
      via: 's3',
      keys: {
        'kms:ViaService': 's3.ap-northeast-1.amazonaws.com',
        'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::docs',
      },
    });
  });
});
