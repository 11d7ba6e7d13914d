import type { ClaimSearch } from '#contract/shapes/claim-search.ts';
import { jstDateOf, jstMidnightMillis } from '#domain/calendar/jst.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { isInstant, type CalendarDate } from '#domain/kernel/time.ts';
import { holdsWords, searchWordsOf } from '#domain/text/typed-text.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { millisOf, ulidFrom, ulidUntil } from '#lambdas/adapters/machine/ulid.ts';
import { claimHeader } from '#rows/claims.ts';
import type { RowRange } from '#rows/row-key.ts';
import type { Row } from '#rows/row-kind.ts';

type CompanySearch = Extract<ClaimSearch, { readonly scope: 'company' }>;

/** What an index holds of a search, and which of its rows are wanted. */
type Reading = {
  readonly range: RowRange;
  readonly matches: (row: Row) => boolean;
  /** By which day the index is sorted: how far it was looked is said by this. */
  readonly dayOf: (row: Row) => CalendarDate;
};

const midnightAfter = (day: CalendarDate): number => jstMidnightMillis(day) + 86_400_000;
const instantText = (millis: number): string => new Date(millis).toISOString();
const dayOfMillis = (millis: number): CalendarDate => jstDateOf(instantOf(new Date(millis)));

const draftedOn = (row: Row): CalendarDate => dayOfMillis(millisOf(String(row['G1S'])));

/** Of the submission; of a row without one, the moment by which GSI2 sorts it. */
const submittedAt = (row: Row): string => {
  const at = row['submittedAt'] ?? row['updatedAt'];
  return isInstant(at) ? at : '';
};

const namedBy = (text: string | undefined): ((row: Row) => boolean) => {
  if (text === undefined) return () => true;
  const words = searchWordsOf(text);
  return ({ title, number, applicantName }) =>
    holdsWords(
      words,
      [title, number, applicantName].filter((part) => typeof part === 'string'),
    );
};

const draftPeriod = ({ from, to }: Pick<ClaimSearch, 'from' | 'to'>) => ({
  ...(from === undefined ? {} : { skFrom: ulidFrom(jstMidnightMillis(from)) }),
  ...(to === undefined ? {} : { skTo: ulidUntil(midnightAfter(to)) }),
});

/** An own claim is sorted by the moment of its first draft. */
const ownReading = (userId: UserId, wanted: ClaimSearch): Reading => {
  const isNamed = namedBy(wanted.text);
  return {
    range: claimHeader.listed('GSI1', { applicantId: userId }, draftPeriod(wanted)),
    // Drafts that were discarded until 2026-11 stand in the index; later ones leave it.
    matches: (row) =>
      (wanted.status === undefined ? row['status'] !== 'discarded' : row['status'] === wanted.status) &&
      isNamed(row),
    dayOf: draftedOn,
  };
};

/** A claim of the company is sorted by its submission, `2026-05-12T01:00:00.000Z#…`. */
const companyReading = ({ status, from, to, text }: CompanySearch): Reading => ({
  range: claimHeader.listed(
    'GSI2',
    { claimStatus: status },
    {
      ...(from === undefined ? {} : { skFrom: instantText(jstMidnightMillis(from)) }),
      ...(to === undefined ? {} : { skTo: instantText(midnightAfter(to)) }),
    },
  ),
  matches: namedBy(text),
  dayOf: (row) => dayOfMillis(Date.parse(String(row['G2S']).slice(0, 24))),
});

/**
 * One person's claims stand together only by their first draft, so that these are read by it. Nobody submits before he
 * drafts: the period's end bounds the reading; its beginning only the rows.
 */
const personReading = (applicantId: UserId, wanted: CompanySearch): Reading => {
  const { status, from, to, text } = wanted;
  const isNamed = namedBy(text);
  const first = from === undefined ? '' : instantText(jstMidnightMillis(from));
  const behind = to === undefined ? '~' : instantText(midnightAfter(to));
  return {
    range: claimHeader.listed('GSI1', { applicantId }, draftPeriod(to === undefined ? {} : { to })),
    matches: (row) => {
      const at = submittedAt(row);
      return row['status'] === status && first <= at && at < behind && isNamed(row);
    },
    dayOf: draftedOn,
  };
};

export const readingOf = (userId: UserId, wanted: ClaimSearch): Reading => {
  if (wanted.scope === 'mine') return ownReading(userId, wanted);
  return wanted.applicantId === undefined
    ? companyReading(wanted)
    : personReading(wanted.applicantId, wanted);
};
