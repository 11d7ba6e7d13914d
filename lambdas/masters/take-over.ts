import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { entryPuts, rowsOfIndex, type EntryRow } from './entry-store.ts';
import { headPut, headUnchanged, type Head } from './master-head-store.ts';
import type { Situation } from './situation.ts';

/** Two writes an entry and the check of the head: a transaction holds 100 (DynamoDB). */
export const entriesAtOnce = 49;

export const chunksOf = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

/**
 * Writes rows that nobody sees, one transaction after the other, each on condition that the head is still the one that
 * was read. Written twice they are the same rows. False as soon as the head is another one.
 */
export const stageRows = async (
  table: TenantTable,
  { noun, head, rows }: { readonly noun: string; readonly head: Head; readonly rows: readonly EntryRow[] },
): Promise<boolean> => {
  for (const chunk of chunksOf(rows, entriesAtOnce)) {
    const puts = chunk.map((row) => entryPuts(noun, row));
    // Each checks the head: at once they would stand in each other's way.
    // oxlint-disable-next-line no-await-in-loop
    const outcome = await table.transact({
      head: headUnchanged(noun, head),
      rows: puts.map(({ row }) => row),
      history: puts.map(({ history }) => history),
    });
    if (!outcome.stored) return false;
  }
  return true;
};

/**
 * Before the first change of a master: what onboarding wrote in one document becomes entries, as version 1. Whoever is
 * later finds it done, and whoever was killed within goes on: until the head is there nobody reads the entries.
 */
export const takeOver = async (
  table: TenantTable,
  { master, head, bearings: { index } }: Situation,
): Promise<void> => {
  const rows = rowsOfIndex(index?.entries ?? new Map());
  const isStaged = await stageRows(table, { noun: master.noun, head, rows });
  if (isStaged) await table.transact({ head: headPut(master, { version: 1, counts: head.counts }, head) });
};
