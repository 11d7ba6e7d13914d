import type { Yen } from '#domain/money/yen.ts';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import type { Finding } from './finding.ts';
import type { BookedLine } from './judging.ts';
import type { JudgedPart } from './verdict.ts';

/** The account that a meal belongs to, and how that was found. */
export type MealJudgement = {
  readonly accountCode: string;
  readonly perHead?: Yen;
  readonly findings: readonly Finding[];
};
export type Meal = BookedLine & { readonly item: ExpenseItem; readonly parts: readonly JudgedPart[] };
