import type { TakeBack } from '#local/aws/calls/kept-file.ts';
import type { Change, Journal } from './journal.ts';
import type { BucketRecord, PartRecord, StoredRecord, UploadRecord, VersionRecord } from './records.ts';

/** Everything S3 knows besides the bytes. Reads are from memory; a commit is written first. */
export type Catalog = {
  readonly buckets: () => readonly BucketRecord[];
  readonly bucket: (name: string) => BucketRecord | undefined;
  readonly keys: (bucket: string) => readonly string[];
  /** Newest first. */
  readonly versions: (bucket: string, key: string) => readonly VersionRecord[];
  readonly uploads: (bucket: string) => readonly UploadRecord[];
  readonly upload: (uploadId: string) => UploadRecord | undefined;
  /** In the order of their numbers. */
  readonly parts: (uploadId: string) => readonly PartRecord[];
  readonly nextSequence: () => number;
  /** Names of all blobs that a record still needs. */
  readonly blobs: () => ReadonlySet<string>;
  readonly commit: (changes: readonly Change[]) => void;
  /** Buckets, objects and uploads as they are now, of a catalog in memory; blobs are never written twice. */
  readonly remember: () => TakeBack;
};

type Shelves = {
  readonly buckets: Map<string, BucketRecord>;
  readonly versions: Map<string, Map<string, readonly VersionRecord[]>>;
  readonly uploads: Map<string, UploadRecord>;
  readonly parts: Map<string, Map<number, PartRecord>>;
};

const shelveVersion = ({ versions }: Shelves, record: VersionRecord, isKept: boolean) => {
  const keys = versions.get(record.bucket) ?? new Map<string, readonly VersionRecord[]>();
  versions.set(record.bucket, keys);
  const others = (keys.get(record.key) ?? []).filter(({ sequence }) => sequence !== record.sequence);
  const next = isKept
    ? [...others, record].toSorted((left, right) => right.sequence - left.sequence)
    : others;
  if (next.length > 0) keys.set(record.key, next);
  else keys.delete(record.key);
};

const shelvePart = ({ parts }: Shelves, record: PartRecord, isKept: boolean) => {
  const numbered = parts.get(record.uploadId) ?? new Map<number, PartRecord>();
  if (isKept) numbered.set(record.partNumber, record);
  else numbered.delete(record.partNumber);
  if (numbered.size > 0) parts.set(record.uploadId, numbered);
  else parts.delete(record.uploadId);
};

const shelve = (shelves: Shelves, record: StoredRecord, isKept: boolean): void => {
  switch (record.kind) {
    case 'bucket':
      if (isKept) shelves.buckets.set(record.name, record);
      else shelves.buckets.delete(record.name);
      return;
    case 'upload':
      if (isKept) shelves.uploads.set(record.uploadId, record);
      else shelves.uploads.delete(record.uploadId);
      return;
    case 'version':
      return shelveVersion(shelves, record, isKept);
    case 'part':
      return shelvePart(shelves, record, isKept);
  }
};

const copied = ({ buckets, versions, uploads, parts }: Shelves): Shelves => ({
  buckets: new Map(buckets),
  versions: new Map([...versions].map(([bucket, keys]) => [bucket, new Map(keys)])),
  uploads: new Map(uploads),
  parts: new Map([...parts].map(([upload, numbered]) => [upload, new Map(numbered)])),
});

const blobsOf = (shelves: Shelves): ReadonlySet<string> => {
  const versions = [...shelves.versions.values()].flatMap((keys) => [...keys.values()].flat());
  const parts = [...shelves.parts.values()].flatMap((numbered) => [...numbered.values()]);
  return new Set([
    ...versions.flatMap((version) => (version.isDeleteMarker ? [] : [version.blob])),
    ...parts.map(({ content }) => content.blob),
  ]);
};

export const openCatalog = (journal: Journal): Catalog => {
  let shelves: Shelves = { buckets: new Map(), versions: new Map(), uploads: new Map(), parts: new Map() };
  let lastSequence = 0;
  for (const record of journal.records) {
    shelve(shelves, record, true);
    if (record.kind === 'version') lastSequence = Math.max(lastSequence, record.sequence);
  }
  return {
    buckets: () => [...shelves.buckets.values()],
    bucket: (name) => shelves.buckets.get(name),
    keys: (bucket) => [...(shelves.versions.get(bucket)?.keys() ?? [])],
    versions: (bucket, key) => shelves.versions.get(bucket)?.get(key) ?? [],
    uploads: (bucket) => [...shelves.uploads.values()].filter((upload) => upload.bucket === bucket),
    upload: (uploadId) => shelves.uploads.get(uploadId),
    parts: (uploadId) =>
      [...(shelves.parts.get(uploadId)?.values() ?? [])].toSorted(
        (left, right) => left.partNumber - right.partNumber,
      ),
    nextSequence: () => (lastSequence += 1),
    blobs: () => blobsOf(shelves),
    remember: () => {
      const now = copied(shelves);
      return () => {
        shelves = copied(now);
      };
    },
    commit: (changes) => {
      journal.append(changes);
      for (const change of changes) {
        if ('put' in change) shelve(shelves, change.put, true);
        else shelve(shelves, change.drop, false);
      }
    },
  };
};
