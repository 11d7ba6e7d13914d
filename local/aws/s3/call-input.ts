import { readDeleteList } from './delete-object.ts';
import type { Operation } from './operations.ts';
import { header, isTrue, parameter } from './s3-request.ts';
import type { ProvenRequest } from './store.ts';

const fromHeaders = {
  ChecksumMode: 'x-amz-checksum-mode',
  ContentType: 'content-type',
  IfMatch: 'if-match',
  IfNoneMatch: 'if-none-match',
  ObjectLockMode: 'x-amz-object-lock-mode',
  ObjectLockRetainUntilDate: 'x-amz-object-lock-retain-until-date',
  ObjectLockLegalHoldStatus: 'x-amz-object-lock-legal-hold',
  SSEKMSKeyId: 'x-amz-server-side-encryption-aws-kms-key-id',
  ServerSideEncryption: 'x-amz-server-side-encryption',
} as const;

const fromQuery = {
  VersionId: 'versionId',
  UploadId: 'uploadId',
  PartNumber: 'partNumber',
  Prefix: 'prefix',
  Delimiter: 'delimiter',
  MaxKeys: 'max-keys',
} as const;

/**
 * What the gate is told: the members of the SDK's input that policies and tests ask for, `Delete` with
 * the objects of a DeleteObjects, and `sourceIp`.
 */
export const callInput = (
  operation: Operation,
  request: ProvenRequest,
): Readonly<Record<string, unknown>> => {
  const given = [
    ...Object.entries(fromHeaders).map(([member, name]) => [member, header(request, name)] as const),
    ...Object.entries(fromQuery).map(([member, name]) => [member, parameter(request, name)] as const),
    ['Bucket', request.bucket === '' ? undefined : request.bucket] as const,
    ['Key', request.key === '' ? undefined : request.key] as const,
  ].filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given),
    ...(isTrue(request, 'x-amz-bypass-governance-retention') ? { BypassGovernanceRetention: true } : {}),
    ...(operation.name === 'DeleteObjects'
      ? {
          Delete: {
            Objects: readDeleteList(request.document).map(({ key, versionId }) => ({
              Key: key,
              ...(versionId === undefined ? {} : { VersionId: versionId }),
            })),
          },
        }
      : {}),
    sourceIp: request.sourceIp,
  };
};
