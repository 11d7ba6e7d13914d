import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { emptyAnswer } from './answer.ts';
import type { ChecksumName } from './checksums.ts';
import type { Change } from './journal.ts';
import { checksumHeaders, describeObject, encryptionHeaders, versionHeader } from './object-description.ts';
import { receiveBody, type SignedRequest } from './receive-body.ts';
import type { ObjectContent, ObjectDescription, ObjectVersion, VersionRecord } from './records.ts';
import { header, type S3Request } from './s3-request.ts';
import { bucketOf, type Run, type S3Store } from './store.ts';

/** Blobs of versions that are no longer in the catalog. */
export const removeBlobs = async (store: S3Store, versions: readonly VersionRecord[]): Promise<void> => {
  for (const version of versions) if (!version.isDeleteMarker) await store.blobs.remove(version.blob);
};

/** A body that breaks off, or is not what its sender said, leaves nothing behind. */
export const receiveBlob = async (
  store: S3Store,
  request: SignedRequest,
  also?: ChecksumName,
): Promise<ObjectContent> => {
  const blob = store.newId();
  const writer = await store.blobs.create(blob);
  try {
    const { sizeBytes, md5, checksums } = await receiveBody(request, writer.write, also);
    await writer.finish();
    return { blob, sizeBytes, etag: md5, checksums, checksumType: 'FULL_OBJECT' };
  } catch (error) {
    await writer.discard();
    throw error;
  }
};

const preconditionFailed = (condition: string) =>
  new ServiceFault(
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    412,
    {
      Condition: condition,
    },
  );

const checkConditions = (request: S3Request, current: VersionRecord | undefined) => {
  const exists = current !== undefined && !current.isDeleteMarker;
  const ifMatch = header(request, 'if-match');
  if (header(request, 'if-none-match') !== undefined && exists) throw preconditionFailed('If-None-Match');
  if (ifMatch === undefined) return;
  if (!exists) throw new ServiceFault('NoSuchKey', 'The specified key does not exist.', 404);
  if (ifMatch.replaceAll('"', '') !== current.etag) throw preconditionFailed('If-Match');
};

/** Versions that a write without a version id of its own replaces. */
export const replacedVersions = (store: S3Store, bucket: string, key: string): readonly VersionRecord[] =>
  bucketOf(store, bucket).versioning === 'Enabled'
    ? []
    : store.catalog.versions(bucket, key).filter(({ versionId }) => versionId === 'null');

/**
 * Makes received content the current version, in one commit that nothing can interleave.
 * @param also further changes of the same commit
 * @throws ServiceFault PreconditionFailed; the content is then gone
 */
export const keepVersion = async (
  store: S3Store,
  request: S3Request,
  {
    content,
    description,
    also = [],
  }: {
    readonly content: ObjectContent;
    readonly description: ObjectDescription;
    readonly also?: readonly Change[];
  },
): Promise<ObjectVersion> => {
  const { bucket, key } = request;
  try {
    checkConditions(request, store.catalog.versions(bucket, key)[0]);
    bucketOf(store, bucket);
  } catch (error) {
    await store.blobs.remove(content.blob);
    throw error;
  }
  const replaced = replacedVersions(store, bucket, key);
  const version: ObjectVersion = {
    ...description,
    ...content,
    kind: 'version',
    bucket,
    key,
    sequence: store.catalog.nextSequence(),
    versionId: bucketOf(store, bucket).versioning === 'Enabled' ? store.newId() : 'null',
    createdAt: store.clock().toISOString(),
    isDeleteMarker: false,
  };
  store.catalog.commit([{ put: version }, ...replaced.map((drop) => ({ drop })), ...also]);
  await removeBlobs(store, replaced);
  return version;
};

export const putObject: Run = async (store, request) => {
  const description = describeObject(request, bucketOf(store, request.bucket), store.clock());
  const content = await receiveBlob(store, request);
  const version = await keepVersion(store, request, { content, description });
  return emptyAnswer({
    etag: `"${version.etag}"`,
    ...checksumHeaders(version),
    ...encryptionHeaders(version),
    ...versionHeader(version),
  });
};
