import { rowCalled } from '#domain/masters/coded-rows.ts';
import { isWithin } from '#domain/calendar/calendar-date.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import type { Looks } from '#domain/evidence/looks.ts';
import type { EvidenceId } from '#domain/kernel/ids.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { DatedTrip } from '#domain/travel/trip-days.ts';
import type { LawRules } from '#domain/rules/law-rules.ts';
import type { Bookkeeping } from '#domain/tenants/bookkeeping.ts';
import type { ExpenseItem, JudgingMasters } from '#domain/tenants/masters.ts';
import type { RefundOriginal } from './refund-original.ts';
import { findingRow, type FactsOf, type Finding, type FindingKind, type FindingOf } from './finding.ts';

/** What 経理 decided of a line in place of the rules. */
export type Override = {
  readonly accountCode?: string;
  /** 計上日, in place of the day of the expense. */
  readonly postedOn?: CalendarDate;
  /** By the places of the tax parts: how its tax may be deducted; undefined where the rules decide. */
  readonly shares?: readonly (OverrideShare | undefined)[];
};
export type OverrideShare = {
  readonly deduction: 'qualified' | 'transitional' | 'none';
  readonly sharePercent: number;
};

/** What a line is judged with. `today` is the day in Japan. */
export type JudgingContext = {
  readonly rules: LawRules;
  readonly masters: JudgingMasters;
  /** The claim's trip, once both its dates are known. */
  readonly trip?: DatedTrip;
  readonly applicantGrade: string;
  readonly today: CalendarDate;
  /** The lines that are one transaction with a line, itself included. @default the line alone */
  readonly transactionOf?: (lineId: string) => readonly ClaimLine[];
  /** 元の明細 that refunds name, with what others have of them. @default none is known */
  readonly originals?: readonly RefundOriginal[];
  /** @default the rules decide of every line */
  readonly overrideOf?: (lineId: string) => Override | undefined;
  /** What was found in a file. @default every file is sound */
  readonly looksOf?: (evidenceId: EvidenceId) => Looks | undefined;
};

/** A line with the expense item it chose, where that exists on its day. */
export type LineInContext = {
  readonly line: ClaimLine;
  readonly item: ExpenseItem | undefined;
  readonly context: JudgingContext;
};

/** The same with how the books of its day take it, by which limits are compared. */
export type BookedLine = LineInContext & { readonly books: Bookkeeping };

/** The rule comes from the kind's row, so that no finding can quote another's. */
const finding =
  (severity: Finding['severity']) =>
  <Kind extends FindingKind>(kind: Kind, facts: FactsOf<Kind>): FindingOf<Kind> => {
    const { rule } = findingRow(kind);
    return { severity, kind, facts, ...(rule === undefined ? {} : { rule }) };
  };

/** Stops the submission. */
export const block = finding('block');
/** Needs a look by the applicant and the approvers. */
export const warn = finding('warn');
export const inform = finding('info');

export const accountNameOf = (
  { context, line }: Pick<LineInContext, 'context' | 'line'>,
  code: string,
): string => rowCalled(context.masters.accounts, code, line.spentOn)?.name ?? code;

export const itemsOn = (items: readonly ExpenseItem[], on: CalendarDate): readonly ExpenseItem[] =>
  items.filter((item) => isWithin(item, on));

export const itemAt = (
  items: readonly ExpenseItem[],
  code: string,
  on: CalendarDate,
): ExpenseItem | undefined => items.find((item) => item.code === code && isWithin(item, on));
