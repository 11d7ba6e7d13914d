import { monthOf } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { Claim } from './claim.ts';

/** In which months its lines were spent, each once and in order. */
export const spentMonths = (lines: readonly Pick<DraftLine, 'spentOn'>[]): readonly CalendarMonth[] =>
  [...new Set(lines.flatMap(({ spentOn }) => (spentOn === undefined ? [] : [monthOf(spentOn)])))].toSorted();

/**
 * 対象期間 of a claim: in which months it was spent, and in which it was posted. Of a claim that no release has written since
 * those are kept, the month of its first submission, as its row in the company's list says too.
 */
export const monthsOfClaim = (claim: Claim): readonly CalendarMonth[] => {
  const { months, postings = [], firstSubmittedAt } = claim;
  if (months === undefined) return [monthOf(jstDateOf(firstSubmittedAt ?? claim.createdAt))];
  const posted = [
    ...postings.flatMap((posting) => posting.months),
    ...(claim.status === 'confirmed' ? (claim.confirmed.months ?? []) : []),
  ];
  return [...new Set([...months, ...posted])].toSorted();
};
