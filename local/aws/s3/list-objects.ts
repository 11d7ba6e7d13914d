import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { escapeUri } from '#local/aws/calls/signature.ts';
import { xmlAnswer } from './answer.ts';
import { compareKeys, listPage, type ListPage, type ListQuery } from './list-page.ts';
import type { ObjectVersion, VersionRecord } from './records.ts';
import { parameter, type S3Request } from './s3-request.ts';
import { bucketOf, type Run, type S3Store } from './store.ts';
import { element, textElement } from './xml.ts';

const queryOf = (request: S3Request, after: string | undefined): ListQuery => {
  const maxKeys = Number(parameter(request, 'max-keys') ?? 1000);
  if (!Number.isInteger(maxKeys) || maxKeys < 0) {
    throw new ServiceFault('InvalidArgument', 'Argument maxKeys must be an integer between 0 and 2147483647');
  }
  return {
    prefix: parameter(request, 'prefix') ?? '',
    delimiter: parameter(request, 'delimiter') ?? '',
    maxKeys: Math.min(maxKeys, 1000),
    after: after ?? '',
  };
};

const sortedKeys = (store: S3Store, request: S3Request): readonly string[] => {
  bucketOf(store, request.bucket);
  const prefix = parameter(request, 'prefix') ?? '';
  return store.catalog
    .keys(request.bucket)
    .filter((key) => key.startsWith(prefix))
    .toSorted(compareKeys);
};

const currentObjects = (store: S3Store, request: S3Request): readonly ObjectVersion[] =>
  sortedKeys(store, request).flatMap((key) => {
    const [current] = store.catalog.versions(request.bucket, key);
    return current === undefined || current.isDeleteMarker ? [] : [current];
  });

const keyEncoder = (request: S3Request) =>
  parameter(request, 'encoding-type') === 'url'
    ? (key: string) => escapeUri(key).replaceAll('%2F', '/')
    : (key: string) => key;

/** What every kind of listing says about itself. */
const frame = (request: S3Request, query: ListQuery, page: ListPage<VersionRecord>): string => {
  const encoded = keyEncoder(request);
  return [
    textElement('Name', request.bucket),
    textElement('Prefix', encoded(query.prefix)),
    query.delimiter === '' ? '' : textElement('Delimiter', encoded(query.delimiter)),
    textElement('MaxKeys', query.maxKeys),
    textElement('EncodingType', parameter(request, 'encoding-type')),
    textElement('IsTruncated', page.isTruncated),
    ...page.commonPrefixes.map((prefix) => element('CommonPrefixes', textElement('Prefix', encoded(prefix)))),
  ].join('');
};

const contentElements = (version: ObjectVersion): string =>
  textElement('LastModified', version.createdAt) +
  textElement('ETag', `"${version.etag}"`) +
  Object.keys(version.checksums)
    .map((name) => textElement('ChecksumAlgorithm', name.toUpperCase()))
    .join('') +
  textElement('ChecksumType', version.checksumType) +
  textElement('Size', version.sizeBytes) +
  textElement('StorageClass', 'STANDARD');

const contents = (request: S3Request, page: ListPage<ObjectVersion>): string =>
  page.entries
    .map((version) =>
      element('Contents', textElement('Key', keyEncoder(request)(version.key)) + contentElements(version)),
    )
    .join('');

export const listObjectsV2: Run = (store, request) => {
  const token = parameter(request, 'continuation-token');
  const after =
    token === undefined ? parameter(request, 'start-after') : Buffer.from(token, 'base64url').toString();
  const query = queryOf(request, after);
  const page = listPage(currentObjects(store, request), query);
  const next = page.isTruncated ? Buffer.from(page.lastKey).toString('base64url') : undefined;
  return xmlAnswer(
    'ListBucketResult',
    frame(request, query, page) +
      textElement('KeyCount', page.entries.length + page.commonPrefixes.length) +
      textElement('ContinuationToken', token) +
      textElement('NextContinuationToken', next) +
      textElement('StartAfter', parameter(request, 'start-after')) +
      contents(request, page),
  );
};

export const listObjectVersions: Run = (store, request) => {
  const query: ListQuery = {
    ...queryOf(request, parameter(request, 'key-marker')),
    afterVersionId: parameter(request, 'version-id-marker'),
  };
  const versions = sortedKeys(store, request).flatMap((key) => store.catalog.versions(request.bucket, key));
  const page = listPage(versions, query);
  const encoded = keyEncoder(request);
  const entries = page.entries.map((version) => {
    const isLatest = store.catalog.versions(request.bucket, version.key)[0] === version;
    const identity =
      textElement('Key', encoded(version.key)) +
      textElement('VersionId', version.versionId) +
      textElement('IsLatest', isLatest);
    return version.isDeleteMarker
      ? element('DeleteMarker', identity + textElement('LastModified', version.createdAt))
      : element('Version', identity + contentElements(version));
  });
  return xmlAnswer(
    'ListVersionsResult',
    frame(request, query, page) +
      textElement('NextKeyMarker', page.isTruncated ? encoded(page.lastKey) : undefined) +
      textElement('NextVersionIdMarker', page.isTruncated ? page.lastVersionId : undefined) +
      entries.join(''),
  );
};
