import { yen, type Yen } from '#domain/money/yen.ts';
import { ruleAt, type LawRules } from '#domain/rules/law-rules.ts';
import { checkRegistrationNumber } from '#domain/suppliers/registration-number.ts';
import { creditConditions, isTaxed, taxableOf, typedNumber } from './credit-conditions.ts';
import { creditOrder, type CreditRow } from './credit-order.ts';
import type { Finding } from './finding.ts';
import { block, inform, warn, type LineInContext } from './judging.ts';
import type { DeductionClass, EvidenceNeed } from './verdict.ts';

/** How the tax of the taxed parts may be deducted, what evidence that needs, and why. */
export type Credit = {
  readonly deduction: DeductionClass;
  readonly sharePercent: number;
  readonly need: EvidenceNeed;
  readonly because: Finding;
  readonly findings: readonly Finding[];
};

/** The row of SPC-021 that decides: the first whose conditions all hold. The last has none. */
export const decidingRow = (situation: LineInContext): CreditRow => {
  const row = creditOrder.find(({ when }) =>
    when.every((condition) => creditConditions[condition](situation)),
  );
  if (row === undefined) throw new Error('the last row of the credit order has no conditions');
  return row;
};

const shareOf = ({ line, context }: LineInContext, { deduction }: CreditRow): number => {
  if (deduction === 'none') return 0;
  return deduction === 'transitional'
    ? (ruleAt(context.rules.transitionalShares, line.spentOn)?.sharePercent ?? 0)
    : 100;
};

const limitIn = (rows: LawRules['vending'], { line }: LineInContext): Yen =>
  ruleAt(rows, line.spentOn)?.belowYen ?? yen(0);

const reasonOf = (situation: LineInContext, row: CreditRow): Finding => {
  const { rules } = situation.context;
  const amount = taxableOf(situation);
  switch (row.because) {
    case 'public-transport-exempt':
      return inform(row.because, { amount, limit: limitIn(rules.publicTransport, situation) });
    case 'vending-exempt':
      return inform(row.because, { amount, limit: limitIn(rules.vending, situation) });
    case 'small-amount-exempt':
      return inform(row.because, { amount, limit: limitIn(rules.smallAmount, situation) });
    case 'former-small-exempt':
      return inform(row.because, { amount, limit: limitIn(rules.formerSmall, situation) });
    case 'receipt-needed-for-share':
      return inform(row.because, { sharePercent: shareOf(situation, row) });
    case 'receipt-needed':
    case 'allowance-untaxed':
    case 'occasion-proof-needed':
    case 'invoice-needed':
    case 'invoice-needed-for-card':
    case 'admission-exempt':
    case 'postal-exempt':
    case 'trip-exempt':
    case 'commuting-exempt':
    case 'stock-purchase-exempt':
      return inform(row.because, {});
  }
};

const judgeNumber = (situation: LineInContext): readonly Finding[] => {
  const typed = typedNumber(situation);
  if (typed === '') return [];
  const checked = checkRegistrationNumber(typed, situation.line.supplier.kind);
  if (!checked.ok) return [block(checked.refusal.kind, { typed })];
  return checked.value.isUnusual ? [warn('registration-number-unusual', { typed })] : [];
};

const overLimit = (situation: LineInContext): readonly Finding[] => {
  const { item, context } = situation;
  const limit = limitIn(context.rules.publicTransport, situation);
  const amount = taxableOf(situation);
  return item?.kind === 'public-transport' && limit > 0 && amount >= limit
    ? [inform('public-transport-over-limit', { amount, limit })]
    : [];
};

/** 入場券 of this much want the supplier's address in the books too (SPC-011). */
const addressMissing = (situation: LineInContext, { because }: CreditRow): readonly Finding[] => {
  const limit = limitIn(situation.context.rules.addressFrom, situation);
  return because === 'admission-exempt' && taxableOf(situation) >= limit
    ? [warn('supplier-address-missing', { limit })]
    : [];
};

/** A deduction that a number would make whole: asked for where suppliers have one as a rule. */
const numberAbsent = (situation: LineInContext, row: CreditRow): readonly Finding[] => {
  const isPartial = row.deduction === 'transitional' || row.deduction === 'none';
  if (!isPartial || !situation.line.parts.some(isTaxed) || typedNumber(situation) !== '') return [];
  const tell = row.evidence === 'qualified-invoice' ? warn : inform;
  return [tell('registration-number-absent', { sharePercent: shareOf(situation, row) })];
};

/** How the tax may be deducted and what proves it, by the table of SPC-021. */
export const judgeCredit = (situation: LineInContext): Credit => {
  const row = decidingRow(situation);
  return {
    deduction: row.deduction,
    sharePercent: shareOf(situation, row),
    need: row.evidence,
    because: reasonOf(situation, row),
    findings: [
      ...judgeNumber(situation),
      ...overLimit(situation),
      ...addressMissing(situation, row),
      ...numberAbsent(situation, row),
    ],
  };
};
