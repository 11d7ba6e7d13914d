import type { Claim } from '#domain/claims/claim.ts';
import { completeLines, type DraftLine } from '#domain/lines/draft-line.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';
import type { JournalEntry } from '#domain/journals/entry.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { packedItem, unpacked } from '#lambdas/claims/claim-record.ts';

/** A month is spread over four partitions, so that its close is read in parallel (performance: 24 MB/s each). */
const shards = ['0', '1', '2', '3'];
const shardOf = (claimId: ClaimId): string => String(claimId.charCodeAt(claimId.length - 1) % shards.length);

const partition = (month: string, shard: string) => `J#${month}#${shard}`;
const counter = { pk: 'SEQ', sk: 'JOURNAL' };

const monthOf = ({ postedOn }: JournalEntry): string => postedOn.slice(0, 7);

/** The entries of one claim, one item a month; `attribute_not_exists` makes a second posting impossible. */
export const journalWrites = (claimId: ClaimId, entries: readonly JournalEntry[]): readonly Write[] => {
  const byMonth = Map.groupBy(entries, monthOf);
  return [...byMonth].map(([month, ofMonth]) => ({
    kind: 'put',
    key: { pk: partition(month, shardOf(claimId)), sk: claimId },
    item: packedItem(ofMonth),
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
  let cursors: readonly (readonly [shard: string, cursor?: string])[] = shards.map(
    (shard) => [shard] as const,
  );
  while (cursors.length > 0) {
    // Each round begins where the one before ended; the shards of a round are read side by side.
    // oxlint-disable-next-line no-await-in-loop
    const pages = await Promise.all(
      cursors.map(async ([shard, cursor]) => {
        const range = { pk: partition(month, shard), consistent: true, limit: claimsPerPart };
        const page = await table.query(cursor === undefined ? range : { ...range, cursor });
        return { shard, ...page };
      }),
    );
    for (const { items } of pages) yield items.flatMap((item) => unpacked<readonly JournalEntry[]>(item));
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
}): readonly string[] =>
  (claim.status === 'confirmed' ? claim.confirmed.months : undefined) ?? [
    ...new Set(completeLines(lines).map(({ spentOn }) => spentOn.slice(0, 7))),
  ];

/** The entries that one confirmed claim posted; `months` as `monthsOf` tells. */
export const entriesOfClaim = async (
  table: TenantTable,
  claimId: ClaimId,
  months: readonly string[],
): Promise<readonly JournalEntry[]> => {
  const found = await Promise.all(
    months.map((month) =>
      table.get({ pk: partition(month, shardOf(claimId)), sk: claimId }, { consistent: true }),
    ),
  );
  return found
    .flatMap((item) => (item === undefined ? [] : unpacked<readonly JournalEntry[]>(item)))
    .toSorted(bySerial);
};

/** What this environment believes to be the last serial; the confirming transaction proves or corrects it. */
const believed = new WeakMap<TenantTable['session'], number>();

/** The last serial given, read from the table: every entry up to it was committed before this read. */
export const lastSerial = async (table: TenantTable): Promise<number> => {
  const item = await table.get(counter, { consistent: true });
  const last = typeof item?.['next'] === 'number' ? item['next'] : 0;
  believed.set(table.session, last);
  return last;
};

export const believedSerial = async (table: TenantTable): Promise<number> =>
  believed.get(table.session) ?? lastSerial(table);

/** Gapless serials (LDG-003): they are taken inside the transaction that posts, on condition that nobody was faster. */
export const serialWrite = (last: number, count: number): Write => ({
  kind: 'update',
  key: counter,
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
