import type { Patience } from '#lambdas/adapters/machine/patience.ts';

/** Of a cancelled transaction, why each of its writes was not made; empty for any other error. */
export const reasonsOf = (error: unknown): readonly unknown[] =>
  error instanceof Error && 'CancellationReasons' in error && Array.isArray(error.CancellationReasons)
    ? error.CancellationReasons.map((reason) => Object(reason).Code)
    : [];

/** Whether a condition did not hold, of one write or of one in a transaction. */
export const isFailedCondition = (error: unknown): boolean =>
  (error instanceof Error && error.name === 'ConditionalCheckFailedException') ||
  reasonsOf(error).includes('ConditionalCheckFailed');

/**
 * Whether nothing was wrong but that a transaction was at the same item.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling
 */
const isMeeting = (error: unknown): boolean =>
  (error instanceof Error && error.name === 'TransactionConflictException') ||
  (reasonsOf(error).includes('TransactionConflict') && !isFailedCondition(error));

/** A call that met a transaction is made again while there is time; then its error is thrown. */
export const tryAgainWhereOthersAre =
  ({ pauseAfter }: Patience) =>
  <Call, Answer>(next: (call: Call) => Promise<Answer>) =>
  async (call: Call): Promise<Answer> => {
    for (let attempts = 0; ; attempts += 1) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- each attempt waits for what the one before it met
        return await next(call);
      } catch (error) {
        // oxlint-disable-next-line no-await-in-loop
        if (!isMeeting(error) || !(await pauseAfter(attempts))) throw error;
      }
    }
  };
