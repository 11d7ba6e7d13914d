import type { ClaimSearch } from '#contract/shapes/claim-search.ts';
import { jstDateOf, jstMidnightMillis } from '#domain/calendar/jst.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { holdsWords, searchWordsOf } from '#domain/text/typed-text.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { millisOf, ulidFrom, ulidUntil } from '#lambdas/adapters/machine/ulid.ts';
import { claimHeader } from '#rows/claims.ts';
import type { RowRange } from '#rows/row-key.ts';
import type { Row } from '#rows/row-kind.ts';

/** What an index holds of a search, and which of its rows are wanted. */
type Reading = {
  readonly range: RowRange;
  readonly matches: (row: Row) => boolean;
  /** By which day the index is sorted: how far it was looked is said by this. */
  readonly dayOf: (row: Row) => CalendarDate;
};

const midnightAfter = (day: CalendarDate): number => jstMidnightMillis(day) + 86_400_000;

const draftedOn = (row: Row): CalendarDate => jstDateOf(instantOf(new Date(millisOf(String(row['G1S'])))));

const namedBy = (text: string | undefined): ((row: Row) => boolean) => {
  if (text === undefined) return () => true;
  const words = searchWordsOf(text);
  return ({ title, number }) =>
    holdsWords(
      words,
      [title, number].filter((part) => typeof part === 'string'),
    );
};

/** An own claim is sorted by the moment of its first draft. */
export const readingOf = (userId: UserId, { status, from, to, text }: ClaimSearch): Reading => {
  const isNamed = namedBy(text);
  const period = {
    ...(from === undefined ? {} : { skFrom: ulidFrom(jstMidnightMillis(from)) }),
    ...(to === undefined ? {} : { skTo: ulidUntil(midnightAfter(to)) }),
  };
  return {
    range: claimHeader.listed('GSI1', { applicantId: userId }, period),
    // Drafts that were discarded until 2026-11 stand in the index; later ones leave it.
    matches: (row) =>
      (status === undefined ? row['status'] !== 'discarded' : row['status'] === status) && isNamed(row),
    dayOf: draftedOn,
  };
};
