import { reasonsOf } from '#lambdas/adapters/aws/meetings.ts';
import { MalformedCursor } from '#lambdas/adapters/tenant/cursor.ts';
import type { Refusal } from '#contract/refusals/every-refusal.ts';

/** AWS says with these that the same request may succeed a little later. */
const passing = new Set([
  'AbortError',
  // Of the wall before the user pool: too many calls from one address, and all of ours come from one or two.
  'ForbiddenException',
  'InternalErrorException',
  'InternalServerError',
  'InternalServiceError',
  'KMSInternalException',
  'LimitExceededException',
  'NeverAlone',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestTimeout',
  'ServiceUnavailable',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'TimeoutError',
  'TooManyRequestsException',
  'TransactionConflictException',
  'TransactionInProgressException',
]);
const brokenConnection = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/** Codes within a cancelled transaction that are nobody's mistake. */
const passingReasons = new Set<unknown>([
  'ProvisionedThroughputExceeded',
  'ThrottlingError',
  'TransactionConflict',
]);

const isOutage = (error: Error): boolean =>
  passing.has(error.name) ||
  reasonsOf(error).some((code) => passingReasons.has(code)) ||
  ('code' in error && typeof error.code === 'string' && brokenConnection.has(error.code));

/** How a throw is answered: as our failure, unless AWS or the cursor's sender is to blame. */
export const refusalOfThrown = (error: unknown): Refusal => {
  if (error instanceof MalformedCursor)
    return {
      kind: 'input-malformed',
      fields: [{ path: 'cursor', message: '一覧の続きの指定が正しくありません。' }],
    };
  return { kind: error instanceof Error && isOutage(error) ? 'temporarily-unavailable' : 'internal-error' };
};
