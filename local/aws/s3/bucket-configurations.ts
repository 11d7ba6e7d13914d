import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { emptyAnswer, xmlAnswer } from './answer.ts';
import { bucketOf, type Run } from './store.ts';

type Configuration = {
  /** As in `PutBucketCors`: the operations' names without their verb. */
  readonly operation: string;
  readonly whenMissing: { readonly code: string } | { readonly root: string };
};

/** Kept as they come and given back; nobody acts on them but CORS and the default encryption. */
export const configurations: Readonly<Record<string, Configuration>> = {
  cors: { operation: 'BucketCors', whenMissing: { code: 'NoSuchCORSConfiguration' } },
  encryption: {
    operation: 'BucketEncryption',
    whenMissing: { code: 'ServerSideEncryptionConfigurationNotFoundError' },
  },
  lifecycle: {
    operation: 'BucketLifecycleConfiguration',
    whenMissing: { code: 'NoSuchLifecycleConfiguration' },
  },
  logging: { operation: 'BucketLogging', whenMissing: { root: 'BucketLoggingStatus' } },
  notification: {
    operation: 'BucketNotificationConfiguration',
    whenMissing: { root: 'NotificationConfiguration' },
  },
  ownershipControls: {
    operation: 'BucketOwnershipControls',
    whenMissing: { code: 'OwnershipControlsNotFoundError' },
  },
  policy: { operation: 'BucketPolicy', whenMissing: { code: 'NoSuchBucketPolicy' } },
  publicAccessBlock: {
    operation: 'PublicAccessBlock',
    whenMissing: { code: 'NoSuchPublicAccessBlockConfiguration' },
  },
  replication: {
    operation: 'BucketReplication',
    whenMissing: { code: 'ReplicationConfigurationNotFoundError' },
  },
  tagging: { operation: 'BucketTagging', whenMissing: { code: 'NoSuchTagSet' } },
  website: { operation: 'BucketWebsite', whenMissing: { code: 'NoSuchWebsiteConfiguration' } },
};

export const putConfiguration =
  (name: string): Run =>
  (store, request) => {
    const bucket = bucketOf(store, request.bucket);
    const next = { ...bucket.configurations, [name]: request.document };
    store.catalog.commit([{ put: { ...bucket, configurations: next } }]);
    return emptyAnswer({}, name === 'policy' ? 204 : 200);
  };

export const getConfiguration =
  (name: string, { whenMissing }: Configuration): Run =>
  (store, request) => {
    const document = bucketOf(store, request.bucket).configurations[name];
    const contentType = name === 'policy' ? 'application/json' : 'application/xml';
    if (document !== undefined)
      return { status: 200, headers: { 'content-type': contentType }, body: document };
    if ('root' in whenMissing) return xmlAnswer(whenMissing.root, '');
    throw new ServiceFault(whenMissing.code, 'The configuration does not exist on this bucket', 404);
  };

export const deleteConfiguration =
  (name: string): Run =>
  (store, request) => {
    const bucket = bucketOf(store, request.bucket);
    const { [name]: _removed, ...kept } = bucket.configurations;
    store.catalog.commit([{ put: { ...bucket, configurations: kept } }]);
    return emptyAnswer({}, 204);
  };
