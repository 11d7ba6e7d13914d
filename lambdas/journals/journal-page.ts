import { withAnswers, type AnsweredEntry, type JournalEntry } from '#domain/journals/entry.ts';
import { sideTotal } from '#domain/journals/post-entry.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';
import { addYen, yen, type Yen } from '#domain/money/yen.ts';
import { MalformedCursor } from '#lambdas/adapters/tenant/cursor.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { byDate, partsOfMonth } from './journal-store.ts';

type Place = Pick<JournalEntry, 'postedOn' | 'serial'>;

/** `2026-05-12#41`: after this entry the page begins. */
const cursorOf = ({ postedOn, serial }: Place): string =>
  Buffer.from(`${postedOn}#${serial}`).toString('base64url');

const placeOf = (cursor: string, month: CalendarMonth): string => {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (!/^\d{4}-\d\d-\d\d#\d{1,15}$/.test(text) || !text.startsWith(month))
    throw new MalformedCursor('a cursor points outside of its month');
  return text;
};

const isAfter = ({ postedOn, serial }: Place, place: string): boolean => {
  const [date = '', last = ''] = place.split('#');
  return postedOn > date || (postedOn === date && serial > Number(last));
};

/** An answer holds 6 MB; an entry of a hundred long lines takes most of one. */
const bytesMax = 2_000_000;

/** As many as there is room for, and at least one. */
const withinBytes = (entries: readonly JournalEntry[]): readonly JournalEntry[] => {
  let bytes = 0;
  const firstBeyond = entries.findIndex((entry) => {
    bytes += Buffer.byteLength(JSON.stringify(entry));
    return bytes > bytesMax;
  });
  return firstBeyond < 0 ? entries : entries.slice(0, Math.max(1, firstBeyond));
};

type Totals = { readonly count: number; readonly debit: Yen; readonly credit: Yen };
type JournalPage = {
  readonly entries: readonly AnsweredEntry[];
  readonly totals: Totals;
  readonly nextCursor?: string;
};

/**
 * One page of a month in order of date and serial, with the totals of all of it. The month is read part by part and
 * only a page is kept, so that memory does not grow with the month.
 */
export const pageOfMonth = async (
  table: TenantTable,
  month: CalendarMonth,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
): Promise<JournalPage> => {
  const after = cursor === undefined ? undefined : placeOf(cursor, month);
  let kept: readonly JournalEntry[] = [];
  let totals: Totals = { count: 0, debit: yen(0), credit: yen(0) };
  const answers = new Map<number, number>();
  for await (const { entries, answered } of partsOfMonth(table, month)) {
    for (const { serial, by } of answered) answers.set(serial, by);
    for (const { lines } of entries)
      totals = {
        count: totals.count + 1,
        debit: addYen(totals.debit, sideTotal(lines, 'debit')),
        credit: addYen(totals.credit, sideTotal(lines, 'credit')),
      };
    const wanted = after === undefined ? entries : entries.filter((entry) => isAfter(entry, after));
    kept = [...kept, ...wanted].toSorted(byDate).slice(0, limit + 1);
  }
  const page = withinBytes(kept.slice(0, limit));
  const last = page.at(-1);
  const isMore = last !== undefined && page.length < kept.length;
  return { entries: withAnswers(page, answers), totals, ...(isMore ? { nextCursor: cursorOf(last) } : {}) };
};
