import { monthOf } from '#domain/calendar/calendar-date.ts';
import type { ClaimTotals } from '#domain/claims/claim.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';
import { subtractYen, type Yen } from '#domain/money/yen.ts';
import type { DerivedEntry, JournalEntry } from './entry.ts';
import { sideTotal } from './post-entry.ts';
import { reverseEntry, type Reversing } from './reverse-entry.ts';

export type WholePosting = Reversing & {
  readonly claim: { readonly totals: Pick<ClaimTotals, 'total'> };
  /** In which its entries stand. */
  readonly months: readonly CalendarMonth[];
};

/** Entries of before do not say which line is 未払金. */
const isTold = ({ lines }: JournalEntry): boolean =>
  lines.every(({ isPayable, memoHead }) => isPayable !== undefined || memoHead !== undefined);

/** What the entries owe to employee and card company; below zero where money flows back. */
const payableIn = (entries: readonly JournalEntry[]): Yen => {
  const lines = entries.flatMap((entry) => entry.lines.filter(({ isPayable }) => isPayable === true));
  return subtractYen(sideTotal(lines, 'credit'), sideTotal(lines, 'debit'));
};

/**
 * 赤伝 of all that a confirmation posted. It answers all of it or nothing: every month that the claim names has its
 * entries, none of them is a 赤伝 itself, and together they owe what the claim says (LDG-001).
 */
export const reversePosting = (
  entries: readonly JournalEntry[],
  { claim, months, ...reversing }: WholePosting,
): readonly DerivedEntry[] => {
  const found = new Set(entries.map(({ postedOn }) => monthOf(postedOn)));
  assert(
    found.size === months.length && months.every((month) => found.has(month)),
    'what was confirmed has its entries in each of its months',
  );
  assert(
    entries.every(({ reverses }) => reverses === undefined),
    'no 赤伝 is taken back',
  );
  assert(
    !entries.every(isTold) || payableIn(entries) === claim.totals.total,
    'the entries owe what the claim says',
  );
  return entries.map((entry) => reverseEntry(entry, reversing));
};
