import type { JournalEntry } from '#domain/journals/entry.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { lastSerial, listEntries } from '#lambdas/journals/journal-store.ts';
import { findMonth, type ExportedMonth } from '#lambdas/journals/exported-month.ts';

type Pending = {
  readonly seen: ExportedMonth;
  /** Those that no earlier batch holds, up to the last serial that was surely committed. */
  readonly entries: readonly JournalEntry[];
  /** How many earlier batches hold. */
  readonly exportedCount: number;
};

/** What an export of the month would take. */
export const pendingEntries = async (table: TenantTable, month: CalendarMonth): Promise<Pending> => {
  const [seen, through] = await Promise.all([findMonth(table, month), lastSerial(table)]);
  const all = await listEntries(table, month);
  const entries = all.filter(({ serial }) => serial > seen.lastSerial && serial <= through);
  return { seen, entries, exportedCount: all.filter(({ serial }) => serial <= seen.lastSerial).length };
};
