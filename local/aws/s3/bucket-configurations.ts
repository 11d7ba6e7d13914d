import { emptyAnswer } from './answer.ts';
import { bucketOf, type Run } from './store.ts';

/**
 * What is put for a whole bucket: the subresource, and AWS's name without its verb. Kept as it comes; nobody acts on
 * it but CORS and the default encryption.
 */
export const configurations = {
  cors: 'BucketCors',
  encryption: 'BucketEncryption',
  lifecycle: 'BucketLifecycleConfiguration',
  policy: 'BucketPolicy',
  publicAccessBlock: 'PublicAccessBlock',
} as const;

export const putConfiguration =
  (name: string): Run =>
  (store, request) => {
    const bucket = bucketOf(store, request.bucket);
    const next = { ...bucket.configurations, [name]: request.document };
    store.catalog.commit([{ put: { ...bucket, configurations: next } }]);
    return emptyAnswer({}, name === 'policy' ? 204 : 200);
  };

export const deleteConfiguration =
  (name: string): Run =>
  (store, request) => {
    const bucket = bucketOf(store, request.bucket);
    const { [name]: _removed, ...kept } = bucket.configurations;
    store.catalog.commit([{ put: { ...bucket, configurations: kept } }]);
    return emptyAnswer({}, 204);
  };
