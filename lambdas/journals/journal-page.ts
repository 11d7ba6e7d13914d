import { monthOf } from '#domain/calendar/calendar-date.ts';
import { monthsOfPeriod } from '#domain/calendar/months.ts';
import { withAnswers, type AnsweredEntry, type JournalEntry } from '#domain/journals/entry.ts';
import { sideTotal } from '#domain/journals/post-entry.ts';
import { isCalendarDate, type CalendarDate, type CalendarMonth } from '#domain/kernel/time.ts';
import { addYen, yen, type Yen } from '#domain/money/yen.ts';
import { MalformedCursor } from '#lambdas/adapters/tenant/cursor.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { byDate, partsOfMonth, type BooksReader } from './journal-store.ts';

type Place = Pick<JournalEntry, 'postedOn' | 'serial'>;

/** `2026-05-12#41`: after this entry the page begins. */
const cursorOf = ({ postedOn, serial }: Place): string =>
  Buffer.from(`${postedOn}#${serial}`).toString('base64url');

const placeOf = (cursor: string, { from, to }: Period): Place => {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [postedOn = '', serial = ''] = text.split('#');
  if (!isCalendarDate(postedOn) || !/^\d{1,15}$/.test(serial) || postedOn < from || postedOn > to)
    throw new MalformedCursor('a cursor points outside of its period');
  return { postedOn, serial: Number(serial) };
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

type Period = { readonly from: CalendarDate; readonly to: CalendarDate };
type Totals = { readonly count: number; readonly debit: Yen; readonly credit: Yen };

const withEntry = ({ count, debit, credit }: Totals, { lines }: JournalEntry): Totals => ({
  count: count + 1,
  debit: addYen(debit, sideTotal(lines, 'debit')),
  credit: addYen(credit, sideTotal(lines, 'credit')),
});

export type EntriesAsk = Period & {
  readonly matches: (entry: JournalEntry) => boolean;
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Entries that he may not see are neither listed nor counted. */
  readonly reader: BooksReader;
};

/** So many entries one search looks at: three times what a company of 20,000 claims a year posts in a year. */
export const mostEntries = 60_000;

/** What was found of some months, a page of it kept: memory does not grow with the period. Behind `most` it looks at no more. */
const readingOf = ({ from, to, matches, limit, cursor, reader }: EntriesAsk, most: number) => {
  const after = cursor === undefined ? undefined : placeOf(cursor, { from, to });
  let kept: readonly JournalEntry[] = [];
  let [totals, looked]: [Totals, number] = [{ count: 0, debit: yen(0), credit: yen(0) }, 0];
  let isLimited = false;
  const answers = new Map<number, number>();
  return {
    /** Of the month that is read: those after it hold nothing of a page that is full. */
    begins: after === undefined ? monthOf(from) : monthOf(after.postedOn),
    readMonth: async (table: TenantTable, month: CalendarMonth): Promise<void> => {
      for await (const { entries, answered, ...part } of partsOfMonth(table, month, reader)) {
        // Whatever was asked for: else the answer would tell whether what is hidden fits.
        isLimited ||= part.isLimited;
        looked += entries.length;
        // The answer will be that they are too many.
        if (looked > most) return;
        for (const { serial, by } of answered) answers.set(serial, by);
        const hits = entries.filter(matches);
        totals = hits.reduce(withEntry, totals);
        const wanted = after === undefined ? hits : hits.filter((entry) => byDate(entry, after) > 0);
        kept = [...kept, ...wanted].toSorted(byDate).slice(0, limit + 1);
      }
    },
    isFull: (): boolean => kept.length > limit,
    isTooWide: (): boolean => looked > most,
    found: () => {
      const page = withinBytes(kept.slice(0, limit));
      const last = page.at(-1);
      const isMore = last !== undefined && page.length < kept.length;
      return {
        entries: withAnswers(page, answers),
        totals,
        isLimited,
        ...(isMore ? { nextCursor: cursorOf(last) } : {}),
      };
    },
  };
};

export type EntriesPage = {
  readonly entries: readonly AnsweredEntry[];
  /** Of all hits of the period. */
  readonly totals: Totals;
  /** Entries of the months that were read were left out. */
  readonly isLimited: boolean;
  readonly nextCursor?: string;
};

/**
 * One page of the hits of a period in order of date and serial, with the totals of all of them; undefined where there
 * is more than can be looked at. Month after month is read, each part by part.
 */
export const pageOfEntries = async (
  table: TenantTable,
  ask: EntriesAsk,
): Promise<EntriesPage | undefined> => {
  const reading = readingOf(ask, mostEntries);
  for (const month of monthsOfPeriod(ask)) {
    // oxlint-disable-next-line no-await-in-loop -- month after month: of each only what a page holds is kept
    await reading.readMonth(table, month);
    if (reading.isTooWide()) return undefined;
  }
  return reading.found();
};

/** The same without totals: it reads no month before the cursor's and none behind a full page. */
export const partOfEntries = async (
  table: TenantTable,
  ask: EntriesAsk,
): Promise<Omit<EntriesPage, 'totals'>> => {
  const reading = readingOf(ask, Number.POSITIVE_INFINITY);
  for (const month of monthsOfPeriod(ask)) {
    if (month < reading.begins) continue;
    if (reading.isFull()) break;
    // oxlint-disable-next-line no-await-in-loop
    await reading.readMonth(table, month);
  }
  return reading.found();
};
