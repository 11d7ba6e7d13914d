import type { CalendarMonth } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Condition, Write } from '#lambdas/adapters/tenant/transaction.ts';
import { postedEntries, serialCounter } from '#rows/journals.ts';

/** A month is spread over four partitions, so that its close is read in parallel (performance: 24 MB/s each). */
export const shardsOfMonth = [0, 1, 2, 3];

/** Whether anything was ever posted into one of these months, whoever asks. */
export const isAnyPosted = async (table: TenantTable, months: readonly CalendarMonth[]): Promise<boolean> => {
  const rows = await Promise.all(
    months.flatMap((month) =>
      shardsOfMonth.map(async (shard) => {
        const range = { ...postedEntries.among({ month, shard }), consistent: true, limit: 1 };
        return (await table.query(range)).items.length;
      }),
    ),
  );
  return rows.some((count) => count > 0);
};

/** The last serial that was given; 0 where nothing was ever posted. */
export const lastPosted = async (table: TenantTable): Promise<number> => {
  const item = await table.get(serialCounter.key({}), { consistent: true });
  return item === undefined ? 0 : serialCounter.read(item).next;
};

/** The condition that nothing was posted since the last serial was read. */
export const whileLastIs = (last: number): Condition =>
  last === 0
    ? { expression: 'attribute_not_exists(PK)' }
    : { expression: '#next = :last', names: { '#next': 'next' }, values: { ':last': last } };

/** Of a transaction that posts nothing, and rests on what was posted up to this serial. */
export const nothingPostedSince = (last: number): Write => ({
  kind: 'check',
  key: serialCounter.key({}),
  condition: whileLastIs(last),
});
