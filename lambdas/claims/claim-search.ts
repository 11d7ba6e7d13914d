import type { ClaimSearch } from '#contract/shapes/claim-search.ts';
import { jstDateOf, jstMidnightMillis } from '#domain/calendar/jst.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';
import { boundOf } from '#lambdas/adapters/machine/clock.ts';
import { millisOf, ulidFrom, ulidUntil } from '#lambdas/adapters/machine/ulid.ts';
import { claimHeader } from '#rows/claims.ts';
import type { StoredRow } from '#rows/forms.ts';
import { partsInIndex } from '#rows/read-key.ts';
import type { RowRange } from '#rows/row-key.ts';

/** What an index holds of a search, and which of its rows are wanted. */
type Reading = {
  readonly range: RowRange;
  readonly matches: (row: StoredRow) => boolean;
  /** By which day the index is sorted: how far it was looked is said by this. */
  readonly dayOf: (row: StoredRow) => CalendarDate;
};

const midnightAfter = (day: CalendarDate): number => jstMidnightMillis(day) + 86_400_000;

const draftedOn = (row: StoredRow): CalendarDate => {
  const { draftOrder = '' } = partsInIndex(claimHeader, 'GSI1', row) ?? {};
  return jstDateOf(boundOf(millisOf(draftOrder)));
};

type Listed = ReturnType<typeof claimHeader.readListed>;

const namedBy = (text: string | undefined): ((listed: Listed) => boolean) => {
  if (text === undefined) return () => true;
  const words = searchWordsOf(text);
  return ({ title, number }) =>
    holdsWords(
      words,
      [title, number].filter((part) => part !== undefined),
    );
};

/** An own claim is sorted by the moment of its first draft. */
export const readingOf = (userId: UserId, { status, from, to, text }: ClaimSearch): Reading => {
  const isNamed = namedBy(text);
  const period = {
    ...(from === undefined ? {} : { from: { draftOrder: ulidFrom(jstMidnightMillis(from)) } }),
    ...(to === undefined ? {} : { to: { draftOrder: ulidUntil(midnightAfter(to)) } }),
  };
  return {
    range: claimHeader.listed('GSI1', { applicantId: userId }, period),
    // Drafts that were discarded until 2026-11 stand in the index; later ones leave it.
    matches: (row) => {
      const listed = claimHeader.readListed(row);
      const isWanted = status === undefined ? listed.status !== 'discarded' : listed.status === status;
      return isWanted && isNamed(listed);
    },
    dayOf: draftedOn,
  };
};
