import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { configurations, deleteConfiguration, putConfiguration } from './bucket-configurations.ts';
import {
  createBucket,
  deleteBucket,
  getBucketVersioning,
  putBucketVersioning,
  putObjectLockConfiguration,
} from './buckets.ts';
import { deleteObject, deleteObjects } from './delete-object.ts';
import { listObjectsV2, listObjectVersions } from './list-objects.ts';
import {
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
  listMultipartUploads,
  listParts,
  uploadPart,
} from './multipart.ts';
import {
  getObjectLegalHold,
  getObjectRetention,
  putObjectLegalHold,
  putObjectRetention,
} from './object-lock.ts';
import { getObject, headObject } from './read-object.ts';
import { header, parameter, type S3Request } from './s3-request.ts';
import type { Run } from './store.ts';
import { putObject } from './write-object.ts';

export type Operation = {
  /** AWS's own name. */
  readonly name: string;
  readonly method: string;
  readonly on: 'bucket' | 'object';
  /** The query parameter that tells it from the plain operation of the method. */
  readonly flag?: string;
  /** Its body is an XML or JSON document, read before the operation is judged. */
  readonly hasDocument?: boolean;
  readonly run: Run;
};

const configurationOperations: readonly Operation[] = Object.entries(configurations).map(
  ([flag, configuration]) => ({
    name: `Put${configuration}`,
    method: 'PUT',
    on: 'bucket',
    flag,
    hasDocument: true,
    run: putConfiguration(flag),
  }),
);

/** What would take a protection of files away; what runs here never asks for it, and nobody of it may. */
const removals: readonly Operation[] = [
  ['lifecycle', 'Lifecycle'],
  ['policy', 'Policy'],
  ['tagging', 'Tagging'],
].map(([flag = '', word]) => ({
  name: `DeleteBucket${word}`,
  method: 'DELETE',
  on: 'bucket',
  flag,
  run: deleteConfiguration(flag),
}));

const bucketOperations: readonly Operation[] = [
  ...configurationOperations,
  ...removals,
  { name: 'CreateBucket', method: 'PUT', on: 'bucket', run: createBucket },
  { name: 'DeleteBucket', method: 'DELETE', on: 'bucket', run: deleteBucket },
  { name: 'GetBucketVersioning', method: 'GET', on: 'bucket', flag: 'versioning', run: getBucketVersioning },
  {
    name: 'PutBucketVersioning',
    method: 'PUT',
    on: 'bucket',
    flag: 'versioning',
    hasDocument: true,
    run: putBucketVersioning,
  },
  {
    name: 'PutObjectLockConfiguration',
    method: 'PUT',
    on: 'bucket',
    flag: 'object-lock',
    hasDocument: true,
    run: putObjectLockConfiguration,
  },
  { name: 'ListMultipartUploads', method: 'GET', on: 'bucket', flag: 'uploads', run: listMultipartUploads },
  { name: 'ListObjectVersions', method: 'GET', on: 'bucket', flag: 'versions', run: listObjectVersions },
  { name: 'ListObjectsV2', method: 'GET', on: 'bucket', flag: 'list-type', run: listObjectsV2 },
  {
    name: 'DeleteObjects',
    method: 'POST',
    on: 'bucket',
    flag: 'delete',
    hasDocument: true,
    run: deleteObjects,
  },
];

const documentOf = (name: string, flag: string, run: Run): Operation => ({
  name,
  method: 'PUT',
  on: 'object',
  flag,
  hasDocument: true,
  run,
});

const objectOperations: readonly Operation[] = [
  { name: 'PutObject', method: 'PUT', on: 'object', run: putObject },
  { name: 'GetObject', method: 'GET', on: 'object', run: getObject },
  { name: 'HeadObject', method: 'HEAD', on: 'object', run: headObject },
  { name: 'DeleteObject', method: 'DELETE', on: 'object', run: deleteObject },
  documentOf('PutObjectRetention', 'retention', putObjectRetention),
  { name: 'GetObjectRetention', method: 'GET', on: 'object', flag: 'retention', run: getObjectRetention },
  documentOf('PutObjectLegalHold', 'legal-hold', putObjectLegalHold),
  { name: 'GetObjectLegalHold', method: 'GET', on: 'object', flag: 'legal-hold', run: getObjectLegalHold },
  {
    name: 'CreateMultipartUpload',
    method: 'POST',
    on: 'object',
    flag: 'uploads',
    run: createMultipartUpload,
  },
  { name: 'UploadPart', method: 'PUT', on: 'object', flag: 'uploadId', run: uploadPart },
  { name: 'ListParts', method: 'GET', on: 'object', flag: 'uploadId', run: listParts },
  {
    name: 'AbortMultipartUpload',
    method: 'DELETE',
    on: 'object',
    flag: 'uploadId',
    run: abortMultipartUpload,
  },
  {
    name: 'CompleteMultipartUpload',
    method: 'POST',
    on: 'object',
    flag: 'uploadId',
    hasDocument: true,
    run: completeMultipartUpload,
  },
];

/** Everything that the local S3 can do; any other request is refused as not emulated. */
export const operations = [...bucketOperations, ...objectOperations];

/** Headers that ask for what this machine does not do. */
const strangeHeaders = ['x-amz-copy-source', 'x-amz-tagging'];

/** Parameters that make another operation of a request, so that none is taken for a plain read or write. */
const subresources = new Set([
  ...operations.flatMap(({ flag }) => (flag === undefined ? [] : [flag])),
  'accelerate',
  'acl',
  'analytics',
  'attributes',
  'intelligent-tiering',
  'inventory',
  'location',
  'logging',
  'metrics',
  'notification',
  'ownershipControls',
  'partNumber',
  'policyStatus',
  'renameObject',
  'replication',
  'requestPayment',
  'restore',
  'select',
  'torrent',
  'website',
]);

/** @throws ServiceFault NotImplemented, with the request's own words */
export const operationOf = (request: S3Request): Operation => {
  const on = request.bucket === '' ? 'service' : request.key === '' ? 'bucket' : 'object';
  const asked = request.query.flatMap(([name]) => (subresources.has(name) ? [name] : []));
  const found = operations.find(
    ({ method, on: level, flag }) =>
      method === request.method &&
      level === on &&
      (flag === undefined ? asked.length === 0 : asked.includes(flag)),
  );
  const isStrange = strangeHeaders.some((name) => header(request, name) !== undefined);
  const isKnown = parameter(request, 'list-type') === undefined || parameter(request, 'list-type') === '2';
  if (found === undefined || isStrange || !isKnown) {
    throw new ServiceFault('NotImplemented', `${request.method} ${request.url} is not emulated`, 501);
  }
  return found;
};
