import type { JournalEntry } from '#domain/journals/entry.ts';
import { seesMonth } from '#domain/rights/sight.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { hiddenSerials, lastSerial, listEntries } from '#lambdas/journals/journal-store.ts';
import { findMonth, type ExportedMonth } from '#lambdas/journals/exported-month.ts';

type Pending = {
  readonly seen: ExportedMonth;
  /** Those that no earlier batch holds, up to the last serial that was surely committed. */
  readonly entries: readonly JournalEntry[];
  /** How many earlier batches hold, of those that are shown to whoever asks: the others would be counted by the difference. */
  readonly exportedCount: number;
  /** Of the month there are others, which bear labels that are not allowed to whoever asks, or the month is not shown to him. */
  readonly isLimited: boolean;
  /** Some of them are pending: then nothing can be taken. */
  readonly mayNotTake: boolean;
};

/** What an export of the month would take. */
export const pendingEntries = async (
  table: TenantTable,
  month: CalendarMonth,
  reader: Actor,
): Promise<Pending> => {
  const [seen, through] = await Promise.all([findMonth(table, month), lastSerial(table)]);
  const [all, hidden] = await Promise.all([
    listEntries(table, month, reader),
    hiddenSerials(table, month, reader),
  ]);
  const isPending = (serial: number): boolean => serial > seen.lastSerial && serial <= through;
  const isOutside = !seesMonth(reader, month);
  return {
    seen,
    entries: all.filter(({ serial }) => isPending(serial)),
    exportedCount: all.filter(({ serial }) => serial <= seen.lastSerial).length,
    isLimited: isOutside || hidden.length > 0,
    mayNotTake: isOutside || hidden.some(isPending),
  };
};
