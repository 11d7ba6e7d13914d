import { isWithin } from '#domain/calendar/calendar-date.ts';
import { ruleAt, type BooksOnlyRow } from '#domain/rules/law-rules.ts';
import { checkRegistrationNumber } from '#domain/suppliers/registration-number.ts';
import type { ItemKind } from '#domain/tenants/masters.ts';
import { isCoveredByTrip } from '#domain/travel/trip-days.ts';
import type { Finding } from './finding.ts';
import { block, inform, warn, type LineInContext } from './judging.ts';
import type { DeductionClass, EvidenceNeed } from './verdict.ts';

/** What 出張旅費等 of SPC-014 may be: travel, lodging and allowances, no meals and no goods. */
const travelKinds: readonly ItemKind[] = ['public-transport', 'taxi', 'air', 'lodging', 'per-diem'];
/** Carriers that are registered as a rule: without a number on the line, their invoice is asked for. */
const registeredKinds: readonly ItemKind[] = ['public-transport', 'air'];

/** How the tax of the taxed parts may be deducted, what evidence that needs, and why. */
export type Credit = {
  readonly deduction: DeductionClass;
  readonly sharePercent: number;
  readonly need: EvidenceNeed;
  readonly because: Finding;
  readonly findings: readonly Finding[];
};

type BooksOnly = { readonly deduction: 'books-only' | 'small-amount'; readonly because: Finding };

const rowBelow = (rows: readonly BooksOnlyRow[], { line }: LineInContext): BooksOnlyRow | undefined => {
  const row = ruleAt(rows, line.spentOn);
  return row !== undefined && line.amount < row.belowYen ? row : undefined;
};

/** The exception needs its facts: paid to the employee, of a travelling kind, on a dated trip of the claim. */
const isTripExempt = ({ line, item, context }: LineInContext): boolean =>
  item !== undefined &&
  line.paidBy === 'employee' &&
  (item.kind === 'per-diem' || (line.purpose === 'trip' && travelKinds.includes(item.kind))) &&
  isCoveredByTrip({
    line,
    kind: item.kind,
    trip: context.trip,
    rules: context.masters.regulation.tripRules,
  });

const smallAmountRow = (situation: LineInContext): BooksOnlyRow | undefined => {
  const { line, context } = situation;
  const isEntitled = context.masters.company.smallAmountPeriods.some((period) =>
    isWithin(period, line.spentOn),
  );
  return isEntitled ? rowBelow(context.rules.smallAmount, situation) : undefined;
};

/** SPC-010, 014, 012, 013 and at last 020, in the order of SPC-021. The line is the transaction. */
const booksOnly = (situation: LineInContext): BooksOnly | undefined => {
  const { line, item, context } = situation;
  const { amount } = line;
  const transport = item?.kind === 'public-transport' && rowBelow(context.rules.publicTransport, situation);
  if (transport) {
    const facts = { amount, limit: transport.belowYen };
    return { deduction: 'books-only', because: inform('public-transport-exempt', facts) };
  }
  if (isTripExempt(situation)) return { deduction: 'books-only', because: inform('trip-exempt', {}) };
  const vending = item?.kind === 'vending' && rowBelow(context.rules.vending, situation);
  if (vending) {
    const facts = { amount, limit: vending.belowYen };
    return { deduction: 'books-only', because: inform('vending-exempt', facts) };
  }
  if (item?.kind === 'postal') return { deduction: 'books-only', because: inform('postal-exempt', {}) };
  const small = smallAmountRow(situation);
  if (small === undefined) return undefined;
  const facts = { amount, limit: small.belowYen };
  return { deduction: 'small-amount', because: inform('small-amount-exempt', facts) };
};

type NumberJudgement = { readonly isValid: boolean; readonly findings: readonly Finding[] };

const judgeNumber = ({ line }: LineInContext): NumberJudgement => {
  const typed = line.supplier.registrationNumber?.trim() ?? '';
  if (typed === '') return { isValid: false, findings: [] };
  const checked = checkRegistrationNumber(typed, line.supplier.kind);
  if (!checked.ok) return { isValid: false, findings: [block(checked.refusal.kind, { typed })] };
  const { isUnusual } = checked.value;
  return {
    isValid: true,
    findings: isUnusual ? [warn('registration-number-unusual', { typed })] : [],
  };
};

const hasNumber = ({ line }: LineInContext): boolean =>
  (line.supplier.registrationNumber ?? '').trim() !== '';

const evidenceFor = (situation: LineInContext, sharePercent: number): Pick<Credit, 'need' | 'because'> => {
  const { line, item } = situation;
  const isTaxed = line.parts.some(({ rate }) => rate !== 'exempt' && rate !== 'out-of-scope');
  if (!isTaxed) return { need: 'receipt', because: inform('receipt-needed', {}) };
  const isCardTrip =
    line.paidBy === 'corporate-card' && item !== undefined && travelKinds.includes(item.kind);
  if (isCardTrip) return { need: 'qualified-invoice', because: inform('invoice-needed-for-card', {}) };
  const isInvoiceExpected =
    hasNumber(situation) ||
    line.paidBy === 'corporate-card' ||
    (item !== undefined && registeredKinds.includes(item.kind));
  if (isInvoiceExpected) return { need: 'qualified-invoice', because: inform('invoice-needed', {}) };
  const because =
    sharePercent > 0 && sharePercent < 100
      ? inform('receipt-needed-for-share', { sharePercent })
      : inform('receipt-needed', {});
  return { need: 'receipt', because };
};

const overLimit = (situation: LineInContext): readonly Finding[] => {
  const { line, item, context } = situation;
  if (item?.kind !== 'public-transport') return [];
  const row = ruleAt(context.rules.publicTransport, line.spentOn);
  if (row === undefined || line.amount < row.belowYen) return [];
  const facts = { amount: line.amount, limit: row.belowYen };
  return [inform('public-transport-over-limit', facts)];
};

/** 経過措置, or nothing once it has ended (TRN-001). */
const transitional = (
  situation: LineInContext,
): Pick<Credit, 'deduction' | 'sharePercent'> & { readonly findings: readonly Finding[] } => {
  const { line, context } = situation;
  const { sharePercent } = ruleAt(context.rules.transitionalShares, line.spentOn) ?? { sharePercent: 0 };
  if (sharePercent === 100) return { deduction: 'qualified', sharePercent, findings: [] };
  const isTaxed = line.parts.some(({ rate }) => rate !== 'exempt' && rate !== 'out-of-scope');
  const isNumberExpected = evidenceFor(situation, sharePercent).need === 'qualified-invoice';
  const tell = isNumberExpected ? warn : inform;
  const findings =
    isTaxed && !hasNumber(situation) ? [tell('registration-number-absent', { sharePercent })] : [];
  return { deduction: sharePercent === 0 ? 'none' : 'transitional', sharePercent, findings };
};

/**
 * 適格 → 帳簿のみ特例 → 少額特例 → 経過措置 → 控除なし (SPC-021). Where books alone suffice no evidence is asked
 * for, also of a supplier with a number; the deduction is whole either way.
 */
export const judgeCredit = (situation: LineInContext): Credit => {
  const { line } = situation;
  const number = judgeNumber(situation);
  const findings = [...number.findings, ...overLimit(situation)];
  const special = booksOnly(situation);
  const isQualified = number.isValid && (special === undefined || line.evidenceIds.length > 0);
  const whole = { sharePercent: 100, findings };
  if (special !== undefined) {
    const deduction = isQualified ? 'qualified' : special.deduction;
    return { ...whole, deduction, need: 'none', because: special.because };
  }
  if (isQualified) return { ...whole, deduction: 'qualified', ...evidenceFor(situation, 100) };
  const share = transitional(situation);
  return {
    ...share,
    findings: [...findings, ...share.findings],
    ...evidenceFor(situation, share.sharePercent),
  };
};
