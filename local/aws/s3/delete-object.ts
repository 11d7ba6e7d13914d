import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { emptyAnswer, xmlAnswer } from './answer.ts';
import type { Change } from './journal.ts';
import { mayBypass, refuseWhileLocked } from './object-lock.ts';
import type { DeleteMarker } from './records.ts';
import { parameter } from './s3-request.ts';
import { bucketOf, type ProvenRequest, type Run, type S3Store } from './store.ts';
import { removeBlobs, replacedVersions } from './write-object.ts';
import { element, readElements, readText, textElement } from './xml.ts';

export type ObjectAddress = { readonly key: string; readonly versionId: string | undefined };

type Deleted = { readonly versionId?: string; readonly isDeleteMarker: boolean };

const deleteVersion = async (
  store: S3Store,
  request: ProvenRequest,
  { key, versionId = '' }: ObjectAddress,
) => {
  const version = store.catalog
    .versions(request.bucket, key)
    .find((candidate) => candidate.versionId === versionId);
  if (version === undefined) return { versionId, isDeleteMarker: false };
  if (!version.isDeleteMarker) refuseWhileLocked(version, store.clock(), mayBypass(request));
  store.catalog.commit([{ drop: version }]);
  await removeBlobs(store, [version]);
  return { versionId, isDeleteMarker: version.isDeleteMarker };
};

/** Deletes one version for good, or hides the object behind a delete marker where the bucket is versioned. */
const deleteAt = async (store: S3Store, request: ProvenRequest, address: ObjectAddress): Promise<Deleted> => {
  const { versioning } = bucketOf(store, request.bucket);
  if (address.versionId !== undefined) return deleteVersion(store, request, address);

  const replaced = replacedVersions(store, request.bucket, address.key);
  const changes: Change[] = replaced.map((drop) => ({ drop }));
  const marker: DeleteMarker = {
    kind: 'version',
    bucket: request.bucket,
    key: address.key,
    sequence: store.catalog.nextSequence(),
    versionId: versioning === 'Enabled' ? store.newId() : 'null',
    createdAt: store.clock().toISOString(),
    isDeleteMarker: true,
  };
  if (versioning !== undefined) changes.unshift({ put: marker });
  if (changes.length > 0) store.catalog.commit(changes);
  await removeBlobs(store, replaced);
  return versioning === undefined
    ? { isDeleteMarker: false }
    : { versionId: marker.versionId, isDeleteMarker: true };
};

export const deleteObject: Run = async (store, request) => {
  const { versionId, isDeleteMarker } = await deleteAt(store, request, {
    key: request.key,
    versionId: parameter(request, 'versionId'),
  });
  return emptyAnswer(
    { 'x-amz-version-id': versionId, 'x-amz-delete-marker': isDeleteMarker ? 'true' : undefined },
    204,
  );
};

/** The objects that a `DeleteObjects` document names. */
export const readDeleteList = (document: string): readonly ObjectAddress[] =>
  readElements(document, 'Object').map((object) => ({
    key: readText(object, 'Key') ?? '',
    versionId: readText(object, 'VersionId'),
  }));

const deleteOneOfMany = async (
  store: S3Store,
  request: ProvenRequest,
  address: ObjectAddress,
): Promise<string> => {
  const named = textElement('Key', address.key) + textElement('VersionId', address.versionId);
  try {
    const { versionId, isDeleteMarker } = await deleteAt(store, request, address);
    const marker = isDeleteMarker
      ? textElement('DeleteMarker', true) + textElement('DeleteMarkerVersionId', versionId)
      : '';
    return element('Deleted', named + marker);
  } catch (error) {
    if (!(error instanceof ServiceFault)) throw error;
    return element('Error', named + textElement('Code', error.code) + textElement('Message', error.message));
  }
};

export const deleteObjects: Run = async (store, request) => {
  bucketOf(store, request.bucket);
  const addresses = readDeleteList(request.document);
  if (addresses.length === 0 || addresses.length > 1000) {
    throw new ServiceFault(
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    );
  }
  const isQuiet = readText(request.document, 'Quiet') === 'true';
  const results: string[] = [];
  for (const address of addresses) results.push(await deleteOneOfMany(store, request, address));
  return xmlAnswer(
    'DeleteResult',
    results.filter((result) => !isQuiet || result.startsWith('<Error>')).join(''),
  );
};
