import { monthOf } from '#domain/calendar/calendar-date.ts';
import type { Claim, Posting } from '#domain/claims/claim.ts';
import { completeLines, type DraftLine } from '#domain/lines/draft-line.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';
import type { JournalEntry } from '#domain/journals/entry.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { seesMonth, seesThing } from '#domain/rights/sight.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { shardsOfMonth } from '#lambdas/settings/posted-months-store.ts';
import {
  answeredEntries,
  laterEntries,
  postedEntries,
  serialCounter,
  type Answered,
} from '#rows/journals.ts';
import { labelledEntries, type LabelledPosting } from '#rows/entry-labels.ts';
import { rowsOf } from '#rows/read-key.ts';
import type { Row } from '#rows/row-kind.ts';

const shardOf = (claimId: ClaimId): number => claimId.charCodeAt(claimId.length - 1) % shardsOfMonth.length;

/** Where a claim's entries of a month stand. */
export const placeOf = (claimId: ClaimId, month: CalendarMonth) => ({
  month,
  shard: shardOf(claimId),
  claimId,
});

/** A posting with its place among those of its claim, from 1. */
export type NumberedPosting = Posting & { readonly posting: number };

/** The first posting of a claim has no number in its key, nor has one of a release that knew none. */
const isUnderFirstKey = ({ posting, isUnnumbered }: NumberedPosting): boolean =>
  posting === 1 || isUnnumbered === true;

type InOrder = Pick<JournalEntry, 'postedOn' | 'serial'>;
const bySerial = (a: InOrder, b: InOrder): number => a.serial - b.serial;
export const byDate = (a: InOrder, b: InOrder): number =>
  a.postedOn < b.postedOn ? -1 : a.postedOn > b.postedOn ? 1 : bySerial(a, b);

/** Rows read at once from one shard: mostly one a claim, so that a month of 1,667 claims is one read of each. */
export const rowsPerPart = 500;

type PartOfMonth = {
  readonly entries: readonly JournalEntry[];
  /** What answers entries of the month, not always those of this part. */
  readonly answered: readonly Answered[];
  /** Entries of the shards read were left out. */
  readonly isLimited: boolean;
};

/** Who reads the books: what bears labels that are not allowed to him is not in them. `everything` is for what is no person's. */
export type BooksReader = Pick<Actor, 'userId' | 'sight'> | 'everything';

const partOf = (items: readonly Row[], hidden: ReadonlySet<number>): PartOfMonth => ({
  isLimited: hidden.size > 0,
  entries: [...rowsOf(postedEntries, items), ...rowsOf(laterEntries, items)]
    .flatMap(({ z }) => z)
    .filter(({ serial }) => !hidden.has(serial)),
  answered: rowsOf(answeredEntries, items).flatMap(({ doc }) => doc),
});

const isHiddenFrom = (reader: BooksReader, posting: LabelledPosting, month: CalendarMonth): boolean =>
  reader !== 'everything' && !seesThing(reader, { ...posting, months: [month] });

/** Serials of the month's entries that this reader may not see. */
export const hiddenSerials = async (
  table: TenantTable,
  month: CalendarMonth,
  reader: Pick<Actor, 'userId' | 'sight'>,
): Promise<readonly number[]> => {
  if (!reader.sight.isLimited) return [];
  const pages = await Promise.all(
    shardsOfMonth.map((shard) =>
      table.query({ ...labelledEntries.among({ month, shard }), consistent: true }),
    ),
  );
  return pages
    .flatMap(({ items }) => rowsOf(labelledEntries, items))
    .filter(({ doc }) => isHiddenFrom(reader, doc, month))
    .flatMap(({ doc }) => doc.serials);
};

/** The month's entries, some of one shard at a time, in no order. */
export async function* partsOfMonth(
  table: TenantTable,
  month: CalendarMonth,
  reader: BooksReader,
): AsyncGenerator<PartOfMonth> {
  if (reader !== 'everything' && !seesMonth(reader, month)) {
    // Whether there are any: it is not asked.
    yield { entries: [], answered: [], isLimited: true };
    return;
  }
  const hidden = new Set<number>();
  let cursors: readonly (readonly [shard: number, cursor?: string])[] = shardsOfMonth.map(
    (shard) => [shard] as const,
  );
  while (cursors.length > 0) {
    // Each round begins where the one before ended; the shards of a round are read side by side.
    // oxlint-disable-next-line no-await-in-loop
    const pages = await Promise.all(
      cursors.map(async ([shard, cursor]) => {
        const range = { ...postedEntries.among({ month, shard }), consistent: true, limit: rowsPerPart };
        const page = await table.query(cursor === undefined ? range : { ...range, cursor });
        return { shard, ...page };
      }),
    );
    // In each shard the rows of labels come before all entries.
    for (const { items } of pages)
      for (const { doc } of rowsOf(labelledEntries, items))
        if (isHiddenFrom(reader, doc, month)) for (const serial of doc.serials) hidden.add(serial);
    for (const { items } of pages) yield partOf(items, hidden);
    cursors = pages.flatMap(({ shard, nextCursor }) =>
      nextCursor === undefined ? [] : [[shard, nextCursor] as const],
    );
  }
}

/** All entries posted in a month that its reader may see, by date and serial. */
export const listEntries = async (
  table: TenantTable,
  month: CalendarMonth,
  reader: BooksReader,
): Promise<readonly JournalEntry[]> => {
  const found: JournalEntry[] = [];
  for await (const { entries } of partsOfMonth(table, month, reader)) found.push(...entries);
  return found.toSorted(byDate);
};

const monthsOfLines = (lines: readonly DraftLine[]): readonly CalendarMonth[] => [
  ...new Set(completeLines(lines).map(({ spentOn }) => monthOf(spentOn))),
];

/** All that the claim posted, in order; before a first reversal its header tells the months alone, or not even those (EXP-051). */
export const postingsOf = ({
  claim,
  lines,
}: {
  readonly claim: Claim;
  readonly lines: readonly DraftLine[];
}): readonly Posting[] => {
  const { postings = [] } = claim;
  if (claim.status !== 'confirmed') return postings;
  const last = { months: claim.confirmed.months ?? monthsOfLines(lines) };
  if (postings.length === 0) return [last];
  // While a release is put in place, or after a rollback, one of before may confirm what this one reversed.
  return postings.at(-1)?.reverses === undefined ? postings : [...postings, { ...last, isUnnumbered: true }];
};

export const numbered = (postings: readonly Posting[]): readonly NumberedPosting[] =>
  postings.map((one, index) => ({ ...one, posting: index + 1 }));

/** The entries of one posting, in order. */
export const entriesOfPosting = async (
  table: TenantTable,
  claimId: ClaimId,
  one: NumberedPosting,
): Promise<readonly JournalEntry[]> => {
  const rowIn = async (month: CalendarMonth): Promise<readonly JournalEntry[]> => {
    const place = placeOf(claimId, month);
    const [key, kind] = isUnderFirstKey(one)
      ? [postedEntries.key(place), postedEntries]
      : [laterEntries.key({ ...place, posting: one.posting }), laterEntries];
    const item = await table.get(key, { consistent: true });
    return item === undefined ? [] : kind.read(item).z;
  };
  return (await Promise.all(one.months.map(rowIn))).flat().toSorted(bySerial);
};

/** The entries of each posting of the claim, in order. */
export const entriesOfClaim = (
  table: TenantTable,
  claimId: ClaimId,
  postings: readonly Posting[],
): Promise<readonly (readonly JournalEntry[])[]> =>
  Promise.all(numbered(postings).map((one) => entriesOfPosting(table, claimId, one)));

/** What this environment believes to be the last serial; the confirming transaction proves or corrects it. */
const believed = new WeakMap<TenantTable['session'], number>();

/** The last serial given, read from the table: every entry up to it was committed before this read. */
export const lastSerial = async (table: TenantTable): Promise<number> => {
  const item = await table.get(serialCounter.key({}), { consistent: true });
  const last = item === undefined ? 0 : serialCounter.read(item).next;
  believed.set(table.session, last);
  return last;
};

export const believedSerial = async (table: TenantTable): Promise<number> =>
  believed.get(table.session) ?? lastSerial(table);

/** Learns from the outcome: the value taken, or the one that stood in the way. */
export const believeSerial = (table: TenantTable, last: unknown): void => {
  if (typeof last === 'number') believed.set(table.session, last);
  else believed.delete(table.session);
};
