import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { emptyAnswer, xmlAnswer } from './answer.ts';
import { readMode } from './object-lock.ts';
import type { BucketRecord } from './records.ts';
import { isTrue } from './s3-request.ts';
import { bucketOf, type Run } from './store.ts';
import { readText, textElement } from './xml.ts';

export const createBucket: Run = (store, request) => {
  const name = request.bucket;
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) {
    throw new ServiceFault('InvalidBucketName', 'The specified bucket is not valid.');
  }
  if (store.catalog.bucket(name) !== undefined) {
    throw new ServiceFault(
      'BucketAlreadyOwnedByYou',
      'Your previous request to create the named bucket succeeded and you already own it.',
      409,
    );
  }
  const hasObjectLock = isTrue(request, 'x-amz-bucket-object-lock-enabled');
  const bucket: BucketRecord = {
    kind: 'bucket',
    name,
    createdAt: store.clock().toISOString(),
    hasObjectLock,
    ...(hasObjectLock ? { versioning: 'Enabled' } : {}),
    configurations: {},
  };
  store.catalog.commit([{ put: bucket }]);
  return emptyAnswer({ location: `/${name}` });
};

export const deleteBucket: Run = (store, request) => {
  const bucket = bucketOf(store, request.bucket);
  if (store.catalog.keys(bucket.name).length > 0 || store.catalog.uploads(bucket.name).length > 0) {
    throw new ServiceFault('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409);
  }
  store.catalog.commit([{ drop: bucket }]);
  return emptyAnswer({}, 204);
};

export const putBucketVersioning: Run = (store, request) => {
  const bucket = bucketOf(store, request.bucket);
  const status = readText(request.document, 'Status');
  if (status !== 'Enabled' && status !== 'Suspended') {
    throw new ServiceFault(
      'IllegalVersioningConfigurationException',
      'The Versioning element must be specified',
    );
  }
  if (bucket.hasObjectLock && status !== 'Enabled') {
    throw new ServiceFault(
      'InvalidBucketState',
      'An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.',
      409,
    );
  }
  store.catalog.commit([{ put: { ...bucket, versioning: status } }]);
  return emptyAnswer();
};

export const getBucketVersioning: Run = (store, request) =>
  xmlAnswer('VersioningConfiguration', textElement('Status', bucketOf(store, request.bucket).versioning));

const readDefaultRetention = (document: string): Pick<BucketRecord, 'defaultRetention'> => {
  const days = Number(readText(document, 'Days') ?? Number(readText(document, 'Years') ?? 0) * 365);
  if (days === 0) return {};
  return { defaultRetention: { mode: readMode(readText(document, 'Mode')), days } };
};

export const putObjectLockConfiguration: Run = (store, request) => {
  const { defaultRetention: _before, ...bucket } = bucketOf(store, request.bucket);
  if (bucket.versioning !== 'Enabled') {
    throw new ServiceFault(
      'InvalidBucketState',
      'Versioning must be "Enabled" on the bucket to apply a Object Lock configuration',
      409,
    );
  }
  store.catalog.commit([
    { put: { ...bucket, hasObjectLock: true, ...readDefaultRetention(request.document) } },
  ]);
  return emptyAnswer();
};
