import { monthOf } from '#domain/calendar/calendar-date.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { Claim } from './claim.ts';

/** In which months its lines were spent, each once and in order. */
export const spentMonths = (lines: readonly Pick<DraftLine, 'spentOn'>[]): readonly CalendarMonth[] =>
  [...new Set(lines.flatMap(({ spentOn }) => (spentOn === undefined ? [] : [monthOf(spentOn)])))].toSorted();

/** The claim with the months of these lines, which are its own: whatever its header says, or of an older one does not. */
export const withSpentMonths = <C extends Claim>(
  claim: C,
  lines: readonly Pick<DraftLine, 'spentOn'>[],
): C => ({ ...claim, months: spentMonths(lines) });

/**
 * 対象期間 of a claim: in which months it was spent, and in which it was posted. Of a header in which no release has written
 * the former yet the latter alone: what is not known is shown to nobody who sees some months (`withSpentMonths` knows it).
 */
export const monthsOfClaim = (claim: Claim): readonly CalendarMonth[] => {
  const { months = [], postings = [] } = claim;
  const posted = [
    ...postings.flatMap((posting) => posting.months),
    ...(claim.status === 'confirmed' ? (claim.confirmed.months ?? []) : []),
  ];
  return [...new Set([...months, ...posted])].toSorted();
};
