import type { CalendarDate } from '#domain/kernel/time.ts';
import type { ClaimLine } from './line.ts';

/** A master's entry by code and by the word of the day on which it was chosen: a later name changes nothing shown. */
export type Named = { readonly code: string; readonly name: string };

/** 税区分 of one tax part, by its place in the line. */
export type PartTaxCode = { readonly part: number; readonly taxCode: string };

/**
 * 訂正 of a line by 経理, in place of what the applicant chose, what the item gives and where the claim belongs. Never
 * an amount, a day of expense or a receipt. What is absent stands as it was.
 */
export type LineCorrection = {
  readonly lineId: string;
  /** 経費科目, in place of the applicant's. */
  readonly item?: Named;
  /** 勘定科目, in place of what the item gives. */
  readonly account?: Named;
  /** 補助科目 of the cost. */
  readonly subAccount?: string;
  /** 負担部門, in place of the claim's. */
  readonly department?: Named;
  /** 税区分, in place of what the rules give. */
  readonly taxCodes?: readonly PartTaxCode[];
  /** 計上日, in place of the day of the expense. */
  readonly postedOn?: CalendarDate;
};

export const correctionOf = (
  corrections: readonly LineCorrection[],
  lineId: string,
): LineCorrection | undefined => corrections.find((one) => one.lineId === lineId);

/** The line under the item that counts: the corrected one, else the applicant's. */
export const withCorrectedItem = (line: ClaimLine, corrections: readonly LineCorrection[]): ClaimLine => {
  const item = correctionOf(corrections, line.id)?.item;
  return item === undefined ? line : { ...line, itemCode: item.code };
};

/** What of a line can be corrected. */
export const correctedFields = [
  'item',
  'account',
  'subAccount',
  'department',
  'taxCode',
  'postedOn',
  // Nobody decides it: it follows.
  'deductibleTax',
] as const;
export type CorrectedField = (typeof correctedFields)[number];

/** A value as it was shown, by its code and its word; both empty where there was none. */
export type ShownValue = Named;

/** One change of a correction: what it was and what it is, for ever. */
export type LineChange = {
  readonly lineId: string;
  /** `明細2`: its place in the claim, from 1, for whoever is told without the lines. @default not known, before 2026-12 */
  readonly lineNumber?: number;
  readonly field: CorrectedField;
  /** Of `taxCode`: the tax part. */
  readonly part?: number;
  readonly before: ShownValue;
  readonly after: ShownValue;
  /** Nobody named this field: by the rules it followed from what was named. */
  readonly isConsequence?: true;
};
