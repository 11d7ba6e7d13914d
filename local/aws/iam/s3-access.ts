import type { Members } from '#local/aws/template/members.ts';

import type { BucketPlace, Places } from './places-of-template.ts';
import { listIn, membersIn, textIn } from '#local/aws/policies/read-members.ts';
import { keyAccess, type WantedAccess } from './wanted-access.ts';

type KeyUse = 'kms:Decrypt' | 'kms:GenerateDataKey';

type Rule = {
  readonly actions: readonly string[];
  /** What S3 asks of the key behind an object. @default nothing */
  readonly keyUses?: readonly KeyUse[];
};

const reading: readonly KeyUse[] = ['kms:Decrypt'];
const writing: readonly KeyUse[] = ['kms:GenerateDataKey'];
const writingParts: readonly KeyUse[] = ['kms:GenerateDataKey', 'kms:Decrypt'];

/** Operations whose action has another name; all others are called as their operation. */
const rules: Readonly<Record<string, Rule>> = {
  GetObject: { actions: ['GetObject'], keyUses: reading },
  HeadObject: { actions: ['GetObject'] },
  PutObject: { actions: ['PutObject'], keyUses: writing },
  CreateMultipartUpload: { actions: ['PutObject'], keyUses: writingParts },
  UploadPart: { actions: ['PutObject'], keyUses: writingParts },
  CompleteMultipartUpload: { actions: ['PutObject'], keyUses: writingParts },
  ListParts: { actions: ['ListMultipartUploadParts'] },
  ListObjectsV2: { actions: ['ListBucket'] },
  ListObjectVersions: { actions: ['ListBucketVersions'] },
  ListMultipartUploads: { actions: ['ListBucketMultipartUploads'] },
  PutBucketCors: { actions: ['PutBucketCORS'] },
  PutBucketEncryption: { actions: ['PutEncryptionConfiguration'] },
  PutBucketLifecycleConfiguration: { actions: ['PutLifecycleConfiguration'] },
  DeleteBucketLifecycle: { actions: ['PutLifecycleConfiguration'] },
  DeleteBucketTagging: { actions: ['PutBucketTagging'] },
  PutPublicAccessBlock: { actions: ['PutBucketPublicAccessBlock'] },
  PutObjectLockConfiguration: { actions: ['PutBucketObjectLockConfiguration'] },
};

/** Actions that are called otherwise when one version is named. */
const versioned = new Set(['GetObject', 'DeleteObject']);

const actionNamed = (name: string, versionId: string | undefined): string =>
  versionId === undefined || !versioned.has(name) ? `s3:${name}` : `s3:${name}Version`;

const conditionKeys = (input: Members): WantedAccess['keys'] => ({
  's3:prefix': textIn(input, 'Prefix'),
  's3:delimiter': textIn(input, 'Delimiter'),
  's3:max-keys': textIn(input, 'MaxKeys'),
  's3:VersionId': textIn(input, 'VersionId'),
  's3:if-none-match': textIn(input, 'IfNoneMatch'),
  's3:object-lock-mode': textIn(input, 'ObjectLockMode'),
  's3:x-amz-server-side-encryption': textIn(input, 'ServerSideEncryption'),
  's3:x-amz-server-side-encryption-aws-kms-key-id': textIn(input, 'SSEKMSKeyId'),
  's3:TlsVersion': '1.3',
});

/** The key under which an object is or will be: the one that the request names, or the bucket's. */
const objectKeyArn = (input: Members, { keyArn }: BucketPlace, places: Places): string | undefined => {
  const named = textIn(input, 'SSEKMSKeyId');
  if (named !== undefined) return places.keyArn(named);
  return textIn(input, 'ServerSideEncryption') === 'AES256' ? undefined : keyArn;
};

const keyAccesses = (
  uses: readonly KeyUse[],
  keyArn: string | undefined,
  bucket: BucketPlace,
  { region }: Places,
) =>
  keyArn === undefined
    ? []
    : // With a bucket key the context is the bucket, not the object.
      uses.map((use) =>
        keyAccess(use, keyArn, { service: 's3', region, context: { 'aws:s3:arn': bucket.arn } }),
      );

/** Rights that members of a request need besides the operation's own. */
const furtherActions = (operation: string, input: Members): readonly string[] => {
  const isWrite = ['PutObject', 'CreateMultipartUpload'].includes(operation);
  return [
    ...(isWrite && input['ObjectLockMode'] !== undefined ? ['PutObjectRetention'] : []),
    ...(isWrite && input['ObjectLockLegalHoldStatus'] !== undefined ? ['PutObjectLegalHold'] : []),
    ...(input['BypassGovernanceRetention'] === true ? ['BypassGovernanceRetention'] : []),
  ];
};

const deletions = (input: Members, bucket: BucketPlace): readonly WantedAccess[] =>
  listIn(membersIn(input, 'Delete'), 'Objects').map((object) => {
    const versionId = textIn(object, 'VersionId');
    return {
      action: actionNamed('DeleteObject', versionId),
      resource: `${bucket.arn}/${textIn(object, 'Key') ?? ''}`,
      keys: conditionKeys(object),
    };
  });

/** What S3 asks IAM about a call, and the key behind the object on the caller's behalf. */
export const s3Access = (operation: string, input: Members, places: Places): readonly WantedAccess[] => {
  const bucket = places.bucket(textIn(input, 'Bucket') ?? '');
  const key = textIn(input, 'Key');
  const resource = key === undefined ? bucket.arn : `${bucket.arn}/${key}`;
  const keys = conditionKeys(input);
  const rule = rules[operation] ?? { actions: [operation] };
  // A HEAD that asks for the checksum must be able to open it:
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
  const isChecksumRead = operation === 'HeadObject' && input['ChecksumMode'] !== undefined;
  const keyUses = isChecksumRead ? reading : (rule.keyUses ?? []);
  const named = [...(operation === 'DeleteObjects' ? [] : rule.actions), ...furtherActions(operation, input)];
  return [
    ...named.map((name) => ({ action: actionNamed(name, textIn(input, 'VersionId')), resource, keys })),
    ...(operation === 'DeleteObjects' ? deletions(input, bucket) : []),
    ...keyAccesses(keyUses, objectKeyArn(input, bucket, places), bucket, places),
  ];
};
