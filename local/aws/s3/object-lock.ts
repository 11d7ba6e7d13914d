import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { emptyAnswer, xmlAnswer } from './answer.ts';
import type { BucketRecord, ObjectVersion, Retention, RetentionMode } from './records.ts';
import { isTrue, parameter } from './s3-request.ts';
import { bucketOf, versionOf, type ProvenRequest, type Run, type S3Store } from './store.ts';
import { readText, textElement } from './xml.ts';

const lockedFault = () =>
  new ServiceFault('AccessDenied', 'Access Denied because object protected by object lock.', 403);

const malformed = () =>
  new ServiceFault(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our schema',
  );

export const readMode = (text: string | undefined): RetentionMode => {
  if (text === 'GOVERNANCE' || text === 'COMPLIANCE') return text;
  throw malformed();
};

/** @throws ServiceFault unless the retention ends in the future */
export const retentionUntil = (mode: RetentionMode, until: string, now: Date): Retention => {
  const untilAt = new Date(until);
  if (Number.isNaN(untilAt.getTime())) throw malformed();
  if (untilAt <= now)
    throw new ServiceFault('InvalidArgument', 'The retain until date must be in the future!');
  return { mode, untilAt: untilAt.toISOString() };
};

export const requireObjectLock = (bucket: BucketRecord): void => {
  if (!bucket.hasObjectLock) {
    throw new ServiceFault('InvalidRequest', 'Bucket is missing Object Lock Configuration');
  }
};

export const mayBypass = (request: ProvenRequest): boolean =>
  isTrue(request, 'x-amz-bypass-governance-retention');

const isRetained = ({ retention }: ObjectVersion, now: Date, isBypassed: boolean): boolean =>
  retention !== undefined &&
  new Date(retention.untilAt) > now &&
  !(retention.mode === 'GOVERNANCE' && isBypassed);

/** @throws ServiceFault AccessDenied while a legal hold or a retention protects the version */
export const refuseWhileLocked = (version: ObjectVersion, now: Date, isBypassed: boolean): void => {
  if (version.hasLegalHold === true || isRetained(version, now, isBypassed)) throw lockedFault();
};

const target = (store: S3Store, request: ProvenRequest): ObjectVersion => {
  requireObjectLock(bucketOf(store, request.bucket));
  return versionOf(store, { ...request, versionId: parameter(request, 'versionId') });
};

/** COMPLIANCE may only be prolonged; GOVERNANCE may be shortened or ended by who bypasses it. */
export const putObjectRetention: Run = (store, request) => {
  const version = target(store, request);
  const now = store.clock();
  const mode = readText(request.document, 'Mode');
  const until = readText(request.document, 'RetainUntilDate');
  const { retention: before, ...rest } = version;
  const next =
    mode === undefined || until === undefined ? undefined : retentionUntil(readMode(mode), until, now);
  const isWeaker =
    next === undefined ||
    (before !== undefined &&
      (next.untilAt < before.untilAt || (before.mode === 'COMPLIANCE' && next.mode === 'GOVERNANCE')));
  if (isWeaker && isRetained(version, now, mayBypass(request))) throw lockedFault();
  store.catalog.commit([{ put: next === undefined ? rest : { ...rest, retention: next } }]);
  return emptyAnswer();
};

export const getObjectRetention: Run = (store, request) => {
  const { retention } = target(store, request);
  if (retention === undefined) throw noLockConfiguration();
  return xmlAnswer(
    'Retention',
    textElement('Mode', retention.mode) + textElement('RetainUntilDate', retention.untilAt),
  );
};

const noLockConfiguration = () =>
  new ServiceFault(
    'NoSuchObjectLockConfiguration',
    'The specified object does not have a ObjectLock configuration',
    404,
  );

export const putObjectLegalHold: Run = (store, request) => {
  const version = target(store, request);
  const status = readText(request.document, 'Status');
  if (status !== 'ON' && status !== 'OFF') throw malformed();
  store.catalog.commit([{ put: { ...version, hasLegalHold: status === 'ON' } }]);
  return emptyAnswer();
};

export const getObjectLegalHold: Run = (store, request) => {
  const { hasLegalHold } = target(store, request);
  if (hasLegalHold === undefined) throw noLockConfiguration();
  return xmlAnswer('LegalHold', textElement('Status', hasLegalHold ? 'ON' : 'OFF'));
};
