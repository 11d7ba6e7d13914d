import type { Write } from '#lambdas/adapters/tenant/transaction.ts';

/** A transaction holds so many writes (DynamoDB). */
const mostWrites = 100;

/** What belongs together stays together; as many of them as fit beside so many other writes stand in one transaction. */
export const inTransactions = (
  units: readonly (readonly Write[])[],
  beside: number,
): readonly (readonly Write[])[] => {
  const most = mostWrites - beside;
  const batches: Write[][] = [];
  let batch: Write[] = [];
  for (const unit of units) {
    if (batch.length > 0 && batch.length + unit.length > most) {
      batches.push(batch);
      batch = [];
    }
    batch.push(...unit);
  }
  return batch.length === 0 ? batches : [...batches, batch];
};
