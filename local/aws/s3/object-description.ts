import { ServiceFault } from '#local/aws/calls/service-call.ts';
import type { AnswerHeaders } from './answer.ts';
import { requireObjectLock, readMode, retentionUntil } from './object-lock.ts';
import type { BucketRecord, Encryption, ObjectDescription, ObjectVersion, Retention } from './records.ts';
import { header, headersUnder, isTrue, type S3Request } from './s3-request.ts';
import { readText } from './xml.ts';

const storedHeaders = ['cache-control', 'content-disposition', 'content-language', 'expires'] as const;

/** `aws-chunked` describes the way here, not the object. */
const contentEncoding = (request: S3Request): string | undefined => {
  const encodings = (header(request, 'content-encoding') ?? '').split(',').map((encoding) => encoding.trim());
  const kept = encodings.filter((encoding) => encoding !== '' && encoding !== 'aws-chunked');
  return kept.length === 0 ? undefined : kept.join(',');
};

const encryptionOf = (request: S3Request, bucket: BucketRecord): Encryption => {
  const rule = bucket.configurations['encryption'] ?? '';
  const algorithm =
    header(request, 'x-amz-server-side-encryption') ?? readText(rule, 'SSEAlgorithm') ?? 'AES256';
  const isDefault = header(request, 'x-amz-server-side-encryption') === undefined;
  const keyId =
    header(request, 'x-amz-server-side-encryption-aws-kms-key-id') ??
    (isDefault ? readText(rule, 'KMSMasterKeyID') : undefined);
  const usesBucketKey =
    isTrue(request, 'x-amz-server-side-encryption-bucket-key-enabled') ||
    (isDefault && readText(rule, 'BucketKeyEnabled') === 'true');
  return {
    algorithm,
    ...(keyId === undefined ? {} : { keyId }),
    ...(usesBucketKey ? { usesBucketKey } : {}),
  };
};

const retentionOf = (request: S3Request, bucket: BucketRecord, now: Date): Retention | undefined => {
  const mode = header(request, 'x-amz-object-lock-mode');
  const until = header(request, 'x-amz-object-lock-retain-until-date');
  if (mode !== undefined && until !== undefined) {
    requireObjectLock(bucket);
    return retentionUntil(readMode(mode), until, now);
  }
  if (mode !== undefined || until !== undefined) {
    throw new ServiceFault(
      'InvalidArgument',
      'x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied',
    );
  }
  const rule = bucket.defaultRetention;
  if (rule === undefined) return undefined;
  return { mode: rule.mode, untilAt: new Date(now.getTime() + rule.days * 86_400_000).toISOString() };
};

const legalHoldOf = (request: S3Request, bucket: BucketRecord): boolean | undefined => {
  const status = header(request, 'x-amz-object-lock-legal-hold');
  if (status === undefined) return undefined;
  requireObjectLock(bucket);
  return status === 'ON';
};

/** Reads what the request's headers say about the object; the bucket's defaults fill in. */
export const describeObject = (request: S3Request, bucket: BucketRecord, now: Date): ObjectDescription => {
  const given = storedHeaders.flatMap((name) => {
    const value = header(request, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const encoding = contentEncoding(request);
  const retention = retentionOf(request, bucket, now);
  const hasLegalHold = legalHoldOf(request, bucket);
  return {
    contentType: header(request, 'content-type') ?? 'binary/octet-stream',
    headers: {
      ...Object.fromEntries(given),
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    },
    metadata: headersUnder(request, 'x-amz-meta-'),
    encryption: encryptionOf(request, bucket),
    ...(retention === undefined ? {} : { retention }),
    ...(hasLegalHold === undefined ? {} : { hasLegalHold }),
  };
};

export const encryptionHeaders = ({ encryption }: ObjectDescription): AnswerHeaders => ({
  'x-amz-server-side-encryption': encryption.algorithm,
  'x-amz-server-side-encryption-aws-kms-key-id': encryption.keyId,
  'x-amz-server-side-encryption-bucket-key-enabled': encryption.usesBucketKey === true ? 'true' : undefined,
});

export const checksumHeaders = (
  content: Pick<ObjectVersion, 'checksums' | 'checksumType'>,
): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(content.checksums).map(([name, checksum]) => [`x-amz-checksum-${name}`, checksum]),
  ),
  'x-amz-checksum-type': content.checksumType,
});

export const versionHeader = (version: { readonly versionId: string }): AnswerHeaders => ({
  'x-amz-version-id': version.versionId === 'null' ? undefined : version.versionId,
});

export const describingHeaders = (version: ObjectVersion): Record<string, string | number | undefined> => ({
  etag: `"${version.etag}"`,
  'last-modified': new Date(version.createdAt).toUTCString(),
  'accept-ranges': 'bytes',
  'content-type': version.contentType,
  ...version.headers,
  ...Object.fromEntries(
    Object.entries(version.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]),
  ),
  ...encryptionHeaders(version),
  ...versionHeader(version),
  'x-amz-object-lock-mode': version.retention?.mode,
  'x-amz-object-lock-retain-until-date': version.retention?.untilAt,
  'x-amz-object-lock-legal-hold':
    version.hasLegalHold === undefined ? undefined : version.hasLegalHold ? 'ON' : 'OFF',
});
