import { monthOf } from '#domain/calendar/calendar-date.ts';
import type { Claim } from '#domain/claims/claim.ts';
import { completeLines, type DraftLine } from '#domain/lines/draft-line.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';
import type { JournalEntry } from '#domain/journals/entry.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { postedEntries, serialCounter } from '#rows/journals.ts';

/** A month is spread over four partitions, so that its close is read in parallel (performance: 24 MB/s each). */
const shards = [0, 1, 2, 3];
const shardOf = (claimId: ClaimId): number => claimId.charCodeAt(claimId.length - 1) % shards.length;

const placeOf = (claimId: ClaimId, month: CalendarMonth) => ({ month, shard: shardOf(claimId), claimId });

/** The entries of one claim, one item a month; `attribute_not_exists` makes a second posting impossible. */
export const journalWrites = (claimId: ClaimId, entries: readonly JournalEntry[]): readonly Write[] => {
  const byMonth = Map.groupBy(entries, ({ postedOn }) => monthOf(postedOn));
  return [...byMonth].map(([month, ofMonth]) => ({
    kind: 'put',
    ...postedEntries.row(placeOf(claimId, month), { z: ofMonth }),
    condition: { expression: 'attribute_not_exists(PK)' },
  }));
};

const bySerial = (a: JournalEntry, b: JournalEntry): number => a.serial - b.serial;
export const byDate = (a: JournalEntry, b: JournalEntry): number =>
  a.postedOn < b.postedOn ? -1 : a.postedOn > b.postedOn ? 1 : bySerial(a, b);

/** Claims read at once from one shard. */
const claimsPerPart = 250;

/** The month's entries, some of one shard at a time, in no order. */
export async function* partsOfMonth(
  table: TenantTable,
  month: CalendarMonth,
): AsyncGenerator<readonly JournalEntry[]> {
  let cursors: readonly (readonly [shard: number, cursor?: string])[] = shards.map(
    (shard) => [shard] as const,
  );
  while (cursors.length > 0) {
    // Each round begins where the one before ended; the shards of a round are read side by side.
    // oxlint-disable-next-line no-await-in-loop
    const pages = await Promise.all(
      cursors.map(async ([shard, cursor]) => {
        const range = { ...postedEntries.among({ month, shard }), consistent: true, limit: claimsPerPart };
        const page = await table.query(cursor === undefined ? range : { ...range, cursor });
        return { shard, ...page };
      }),
    );
    for (const { items } of pages) yield items.flatMap((item) => postedEntries.read(item).z);
    cursors = pages.flatMap(({ shard, nextCursor }) =>
      nextCursor === undefined ? [] : [[shard, nextCursor] as const],
    );
  }
}

/** All entries posted in a month, by date and serial. */
export const listEntries = async (
  table: TenantTable,
  month: CalendarMonth,
): Promise<readonly JournalEntry[]> => {
  const found: JournalEntry[] = [];
  for await (const entries of partsOfMonth(table, month)) found.push(...entries);
  return found.toSorted(byDate);
};

/** The months in which a claim's entries are posted: kept with its confirmation, and before that those of its lines (EXP-051). */
export const monthsOf = ({
  claim,
  lines,
}: {
  readonly claim: Claim;
  readonly lines: readonly DraftLine[];
}): readonly CalendarMonth[] =>
  (claim.status === 'confirmed' ? claim.confirmed.months : undefined) ?? [
    ...new Set(completeLines(lines).map(({ spentOn }) => monthOf(spentOn))),
  ];

/** The entries that one confirmed claim posted; `months` as `monthsOf` tells. */
export const entriesOfClaim = async (
  table: TenantTable,
  claimId: ClaimId,
  months: readonly CalendarMonth[],
): Promise<readonly JournalEntry[]> => {
  const found = await Promise.all(
    months.map((month) => table.get(postedEntries.key(placeOf(claimId, month)), { consistent: true })),
  );
  return found.flatMap((item) => (item === undefined ? [] : postedEntries.read(item).z)).toSorted(bySerial);
};

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

/** Gapless serials (LDG-003): they are taken inside the transaction that posts, on condition that nobody was faster. */
export const serialWrite = (last: number, count: number): Write => ({
  kind: 'update',
  key: serialCounter.key({}),
  change: {
    expression: 'SET #next = :taken',
    names: { '#next': 'next' },
    values: { ':taken': last + count },
  },
  condition:
    last === 0
      ? { expression: 'attribute_not_exists(PK)' }
      : { expression: '#next = :last', names: { '#next': 'next' }, values: { ':last': last } },
});

/** Learns from the outcome: the value taken, or the one that stood in the way. */
export const believeSerial = (table: TenantTable, last: unknown): void => {
  if (typeof last === 'number') believed.set(table.session, last);
  else believed.delete(table.session);
};
