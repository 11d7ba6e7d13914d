export type RetentionMode = 'GOVERNANCE' | 'COMPLIANCE';

export type Retention = { readonly mode: RetentionMode; readonly untilAt: string };

export type Encryption = {
  /** `AES256` or `aws:kms` */
  readonly algorithm: string;
  readonly keyId?: string;
  readonly usesBucketKey?: boolean;
};

export type BucketRecord = {
  readonly kind: 'bucket';
  readonly name: string;
  readonly createdAt: string;
  readonly versioning?: 'Enabled' | 'Suspended';
  readonly hasObjectLock: boolean;
  readonly defaultRetention?: { readonly mode: RetentionMode; readonly days: number };
  /** Documents as they were put, by subresource: `cors`, `lifecycle`, … */
  readonly configurations: Readonly<Record<string, string>>;
};

/** What the writer of an object says about it. */
export type ObjectDescription = {
  readonly contentType: string;
  /** `cache-control`, `content-disposition`, … */
  readonly headers: Readonly<Record<string, string>>;
  /** Names without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly encryption: Encryption;
  readonly retention?: Retention;
  readonly hasLegalHold?: boolean;
};

export type ObjectContent = {
  readonly blob: string;
  readonly sizeBytes: number;
  readonly etag: string;
  /** Base64, by lower-case algorithm name. */
  readonly checksums: Readonly<Record<string, string>>;
  readonly checksumType: 'FULL_OBJECT' | 'COMPOSITE';
};

type VersionIdentity = {
  readonly kind: 'version';
  readonly bucket: string;
  readonly key: string;
  /** Grows with every write: the newest version has the highest. */
  readonly sequence: number;
  /** `null` (the text) where the bucket is not versioned. */
  readonly versionId: string;
  readonly createdAt: string;
};

export type ObjectVersion = VersionIdentity &
  ObjectDescription &
  ObjectContent & { readonly isDeleteMarker: false };
export type DeleteMarker = VersionIdentity & { readonly isDeleteMarker: true };
export type VersionRecord = ObjectVersion | DeleteMarker;

export type UploadRecord = {
  readonly kind: 'upload';
  readonly uploadId: string;
  readonly bucket: string;
  readonly key: string;
  readonly createdAt: string;
  readonly description: ObjectDescription;
  readonly checksum: string;
  readonly checksumType: 'FULL_OBJECT' | 'COMPOSITE';
};

export type PartRecord = {
  readonly kind: 'part';
  readonly uploadId: string;
  readonly partNumber: number;
  readonly createdAt: string;
  readonly content: ObjectContent;
};

export type StoredRecord = BucketRecord | VersionRecord | UploadRecord | PartRecord;

/** The name under which a record replaces its former self in the journal. */
export const recordName = (record: StoredRecord): string => {
  switch (record.kind) {
    case 'bucket':
      return `bucket/${record.name}`;
    case 'version':
      return `version/${record.sequence}`;
    case 'upload':
      return `upload/${record.uploadId}`;
    case 'part':
      return `part/${record.uploadId}/${record.partNumber}`;
  }
};
