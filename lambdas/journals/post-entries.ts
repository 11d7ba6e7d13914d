import { monthOf } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { Claim } from '#domain/claims/claim.ts';
import type { DerivedEntry, JournalEntry } from '#domain/journals/entry.ts';
import { assignSerials } from '#domain/journals/post-entry.ts';
import { closedThroughOn } from '#domain/posting/posting-date.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { whileLastIs } from '#lambdas/settings/posted-months-store.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { answeredEntries, laterEntries, postedEntries, serialCounter } from '#rows/journals.ts';
import { believeSerial, believedSerial, lastSerial, placeOf } from './journal-store.ts';
import { labelWrites } from './label-entries.ts';

/** Gapless serials (LDG-003): they are taken inside the transaction that posts, on condition that nobody was faster. */
const serialWrite = (last: number, count: number): Write => ({
  kind: 'update',
  key: serialCounter.key({}),
  change: serialCounter.change({ set: { next: last + count } }),
  condition: whileLastIs(last),
});

const neverBefore = { expression: 'attribute_not_exists(PK)' };

/** One item a month; `attribute_not_exists` makes a second posting of the number impossible. */
const entryWrites = (claimId: ClaimId, posting: number, entries: readonly JournalEntry[]): readonly Write[] =>
  [...Map.groupBy(entries, ({ postedOn }) => monthOf(postedOn))].map(([month, z]): Write => {
    const place = placeOf(claimId, month);
    const row =
      posting === 1 ? postedEntries.row(place, { z }) : laterEntries.row({ ...place, posting }, { z });
    return { kind: 'put', ...row, condition: neverBefore };
  });

/** Beside the entries that are answered: by what. */
const answerWrites = (
  claimId: ClaimId,
  posting: number,
  { answers, by }: { readonly answers: readonly JournalEntry[]; readonly by: readonly JournalEntry[] },
): readonly Write[] =>
  [...Map.groupBy(answers, ({ postedOn }) => monthOf(postedOn))].map(([month, ofMonth]): Write => {
    const doc = ofMonth.flatMap(({ serial }) =>
      by.filter(({ reverses }) => reverses === serial).map((entry) => ({ serial, by: entry.serial })),
    );
    const row = answeredEntries.row({ ...placeOf(claimId, month), posting }, { z: [], doc });
    return { kind: 'put', ...row, condition: neverBefore };
  });

export type ToPost = {
  readonly claim: Pick<Claim, 'id' | 'applicantId' | 'labels' | 'evidenceLabels'>;
  /** The number of this posting of the claim, from 1. */
  readonly posting: number;
  readonly drafts: readonly DerivedEntry[];
  /** Those behind the entries: their closed months are still closed, and no others are, when it is stored. */
  readonly masters: TenantMasters;
  readonly at: Instant;
  /** The entries of the posting before, where this one takes them back. */
  readonly answers?: readonly JournalEntry[];
};

/**
 * The one door into the books, for one request: each attempt takes serials and writes entries. The same transaction has
 * to hold the condition on the masters, so that a month that is being closed takes nothing more (K-03).
 */
export const doorToBooks = (table: TenantTable) => {
  let isRepeated = false;
  let posted: readonly JournalEntry[] = [];
  return {
    post: async ({ claim, posting, drafts, masters, at, answers = [] }: ToPost) => {
      const closed = closedThroughOn(masters.company, jstDateOf(at));
      assert(
        drafts.every(({ postedOn }) => monthOf(postedOn) > closed),
        'nothing is posted into a closed month',
      );
      // Among many at once whatever was believed, or stood in the way, is old by the next attempt: that one reads.
      const last = await (isRepeated ? lastSerial(table) : believedSerial(table));
      isRepeated = true;
      posted = assignSerials(drafts, last + 1);
      return {
        /** In which they stand. */
        months: [...new Set(posted.map(({ postedOn }) => monthOf(postedOn)))],
        writes: {
          serial: serialWrite(last, posted.length),
          journals: [
            ...entryWrites(claim.id, posting, posted),
            ...labelWrites(claim, posting, posted),
            ...answerWrites(claim.id, posting - 1, { answers, by: posted }),
          ],
        },
      };
    },
    /** What this attempt is to post. */
    posted: (): readonly JournalEntry[] => posted,
    /** What the last attempt posted, now that it is stored. */
    stored: (): readonly JournalEntry[] => {
      believeSerial(table, posted.at(-1)?.serial);
      return posted;
    },
  };
};
export type DoorToBooks = ReturnType<typeof doorToBooks>;
