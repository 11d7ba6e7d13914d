import { Readable } from 'node:stream';
import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { S3Fault, type Answer } from './answer.ts';
import type { Blobs } from './blobs.ts';
import type { Catalog } from './catalog.ts';
import type { SignedRequest } from './receive-body.ts';
import type { BucketRecord, ObjectContent, ObjectVersion } from './records.ts';

export type S3Store = {
  readonly catalog: Catalog;
  readonly blobs: Blobs;
  readonly clock: () => Date;
  readonly region: string;
  readonly accountId: string;
  /** 32 hexadecimal digits, never the same twice. */
  readonly newId: () => string;
};

/** A request whose signature is proven; `document` is its XML body where the operation has one. */
export type ProvenRequest = SignedRequest & { readonly document: string };

export type Run = (store: S3Store, request: ProvenRequest) => Answer | Promise<Answer>;

/** @throws ServiceFault NoSuchBucket */
export const bucketOf = (store: S3Store, name: string): BucketRecord => {
  const bucket = store.catalog.bucket(name);
  if (bucket === undefined) {
    throw new ServiceFault('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: name });
  }
  return bucket;
};

/**
 * The current version of an object, or the one asked for.
 * @throws ServiceFault NoSuchBucket, NoSuchKey, NoSuchVersion, MethodNotAllowed (a delete marker asked for by version)
 */
export const versionOf = (
  store: S3Store,
  at: { readonly bucket: string; readonly key: string; readonly versionId: string | undefined },
): ObjectVersion => {
  bucketOf(store, at.bucket);
  const versions = store.catalog.versions(at.bucket, at.key);
  const isWanted = ({ versionId }: { readonly versionId: string }) => versionId === at.versionId;
  const found = at.versionId === undefined ? versions[0] : versions.find(isWanted);
  if (found !== undefined && !found.isDeleteMarker) return found;

  if (at.versionId === undefined) {
    const marker =
      found === undefined ? {} : { 'x-amz-delete-marker': 'true', 'x-amz-version-id': found.versionId };
    throw new S3Fault('NoSuchKey', 'The specified key does not exist.', 404, marker);
  }
  if (found === undefined)
    throw new ServiceFault('NoSuchVersion', 'The specified version does not exist.', 404);
  throw new S3Fault('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405, {
    'x-amz-delete-marker': 'true',
    'last-modified': new Date(found.createdAt).toUTCString(),
  });
};

/** Both ends of the range are included, in bytes. */
export const contentOf = (
  store: S3Store,
  { blob, sizeBytes }: ObjectContent,
  range = { start: 0, end: sizeBytes - 1 },
): Readable => (sizeBytes === 0 ? Readable.from([]) : store.blobs.read(blob, range));
