import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { S3Fault, type Answer } from './answer.ts';
import { checksumHeaders, describingHeaders } from './object-description.ts';
import type { ObjectVersion } from './records.ts';
import { header, parameter, type S3Request } from './s3-request.ts';
import { contentOf, versionOf, type Run, type S3Store } from './store.ts';

type Range = { readonly start: number; readonly end: number };

/** A range that is malformed counts as none, as in RFC 9110 14.2. */
const rangeOf = (request: S3Request, sizeBytes: number): Range | undefined => {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header(request, 'range') ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, sizeBytes - Number(to)) : Number(from);
  const end = from === '' || to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  if (from !== '' && to !== '' && Number(to) < start) return undefined;
  if (start >= sizeBytes || (from === '' && Number(to) === 0)) {
    throw new S3Fault('InvalidRange', 'The requested range is not satisfiable', 416, {
      'content-range': `bytes */${sizeBytes}`,
    });
  }
  return { start, end };
};

const namesEtag = (list: string, etag: string) =>
  list.split(',').some((item) => item.trim() === '*' || item.trim().replaceAll('"', '') === etag);

/** Conditional reads: the answer that stands in place of the object, if any. */
const checkConditions = (request: S3Request, version: ObjectVersion): 304 | undefined => {
  const [ifMatch, ifNoneMatch] = [header(request, 'if-match'), header(request, 'if-none-match')];
  const modifiedAt = Math.floor(new Date(version.createdAt).getTime() / 1000) * 1000;
  const unmodifiedSince = Date.parse(header(request, 'if-unmodified-since') ?? '');
  const modifiedSince = Date.parse(header(request, 'if-modified-since') ?? '');
  const isChanged = ifMatch === undefined ? modifiedAt > unmodifiedSince : !namesEtag(ifMatch, version.etag);
  if (isChanged) {
    throw new ServiceFault(
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
      412,
    );
  }
  const isKnown =
    ifNoneMatch === undefined ? modifiedAt <= modifiedSince : namesEtag(ifNoneMatch, version.etag);
  return isKnown ? 304 : undefined;
};

const overridable = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
] as const;

const overrides = (request: S3Request): Record<string, string> =>
  Object.fromEntries(
    overridable.flatMap((name) => {
      const value = parameter(request, `response-${name}`);
      return value === undefined ? [] : [[name, value]];
    }),
  );

const answerObject = (store: S3Store, request: S3Request, withBody: boolean): Answer => {
  const version = versionOf(store, { ...request, versionId: parameter(request, 'versionId') });
  const headers = { ...describingHeaders(version), ...overrides(request) };
  if (checkConditions(request, version) !== undefined) return { status: 304, headers };

  const range = rangeOf(request, version.sizeBytes);
  const { start, end } = range ?? { start: 0, end: version.sizeBytes - 1 };
  if (range === undefined && header(request, 'x-amz-checksum-mode')?.toUpperCase() === 'ENABLED') {
    Object.assign(headers, checksumHeaders(version));
  }
  return {
    status: range === undefined ? 200 : 206,
    headers: {
      ...headers,
      'content-length': end - start + 1,
      'content-range': range === undefined ? undefined : `bytes ${start}-${end}/${version.sizeBytes}`,
    },
    ...(withBody ? { body: contentOf(store, version, { start, end }) } : {}),
  };
};

export const getObject: Run = (store, request) => answerObject(store, request, true);

export const headObject: Run = (store, request) => answerObject(store, request, false);
