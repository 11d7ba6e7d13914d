import type { Period } from '#domain/kernel/time.ts';
import { gapReason, unknownReason } from '#domain/masters/judge-entries.ts';
import { firstGap, spanOf } from '#domain/masters/states.ts';
import type { Grade } from './grade.ts';
import { gradeMaster } from './grade.ts';
import { namedGrades } from './named-grade.ts';

/** What is paid by grade on some days. @default of everybody */
type ByGrade = Period & { readonly grade?: string };

/** Why a grade may not be named for these days. A company that keeps none may name any. */
const reasonOf = (grades: readonly Grade[]) => {
  const { idOf } = namedGrades(grades);
  const statesOf = Map.groupBy(grades, ({ id }) => id);
  return ({ grade, ...period }: ByGrade): string | undefined => {
    if (grade === undefined || grades.length === 0) return undefined;
    const states = statesOf.get(idOf(grade) ?? '');
    if (states === undefined) return unknownReason(gradeMaster.word, grade);
    const gap = firstGap(spanOf(period), states);
    return gap === undefined ? undefined : gapReason(gradeMaster.word, grade, gap);
  };
};

/** Why a person may not be of a grade that he was not of before; one that has ended may still be named. */
export const unknownGrade = (
  grade: string,
  { before, grades }: { readonly before: string | undefined; readonly grades: readonly Grade[] },
): string | undefined =>
  grade === before || grades.length === 0 || namedGrades(grades).idOf(grade) !== undefined
    ? undefined
    : unknownReason(gradeMaster.word, grade);

/** Rows of a regulation that name no grade of the company's, by their places; what stood there before stands in nobody's way. */
export const gradeFaults = (
  rows: readonly ByGrade[],
  { before, grades }: { readonly before: readonly ByGrade[]; readonly grades: readonly Grade[] },
): readonly { readonly at: number; readonly reason: string }[] => {
  const reason = reasonOf(grades);
  const stood = new Set(before.flatMap((row) => reason(row) ?? []));
  return rows.flatMap((row, at) => {
    const why = reason(row);
    return why === undefined || stood.has(why) ? [] : [{ at, reason: why }];
  });
};
