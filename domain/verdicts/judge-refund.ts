import type { ClaimLine, TaxPart } from '#domain/lines/line.ts';
import { subtractYen, sumYen, yen, type Yen } from '#domain/money/yen.ts';
import type { Finding } from './finding.ts';
import { block, inform, type LineInContext } from './judging.ts';
import type { JudgedPart, LineVerdict } from './verdict.ts';

export const mirrored = (amount: Yen): Yen => subtractYen(yen(0), amount);

const mirroredPart = ({ rate, amount, statedTax }: TaxPart): TaxPart => ({
  rate,
  amount: mirrored(amount),
  ...(statedTax === undefined ? {} : { statedTax }),
});

/** The purchase that flows back: rate, share and limits are those of its day and its whole amount. */
export const purchaseOf = (line: ClaimLine, boughtOn = line.refund?.purchasedOn): ClaimLine => {
  const { refund: _refund, ...rest } = line;
  return {
    ...rest,
    spentOn: boughtOn ?? line.spentOn,
    amount: mirrored(line.amount),
    parts: line.parts.map(mirroredPart),
  };
};

/** What the limits of the law look at: the whole purchase, where it is known and had one rate. */
export const wholePurchaseOf = (line: ClaimLine, purchase: ClaimLine): ClaimLine => {
  const [part] = purchase.parts;
  const whole = line.refund?.purchasedYen;
  return whole === undefined || part === undefined || purchase.parts.length > 1
    ? purchase
    : { ...purchase, amount: whole, parts: [{ rate: part.rate, amount: whole }] };
};

export const negated = (part: JudgedPart): JudgedPart => ({
  ...part,
  gross: mirrored(part.gross),
  containedTax: mirrored(part.containedTax),
  deductibleTax: mirrored(part.deductibleTax),
  cost: mirrored(part.cost),
});

const checkRefund = ({ line, item }: LineInContext): readonly Finding[] => {
  const { refund = {}, spentOn, amount, parts } = line;
  const { purchasedOn, purchasedYen: purchase, original } = refund;
  const isBack = amount < 0 && parts.every((part) => part.amount < 0);
  const partsTotal = sumYen(parts.map((part) => part.amount));
  const back = mirrored(amount);
  return [
    ...(item?.kind === 'per-diem' ? [block('refund-of-allowance', {})] : []),
    ...(purchasedOn === undefined && original === undefined ? [block('refund-date-missing', {})] : []),
    ...(purchasedOn !== undefined && purchasedOn > spentOn
      ? [block('refund-before-purchase', { spentOn, purchasedOn })]
      : []),
    ...(isBack ? [] : [block('refund-not-negative', {})]),
    ...(partsTotal === amount ? [] : [block('sum-mismatch', { amount, partsTotal })]),
    ...(purchase !== undefined && back > purchase
      ? [block('refund-over-purchase', { refund: back, purchase })]
      : []),
  ];
};

/** Findings of the purchase that also hold for the money that flows back. */
const kept: ReadonlySet<Finding['kind']> = new Set([
  'item-unknown',
  'account-unknown',
  'rate-twice',
  'rate-not-in-force',
  'stated-tax-impossible',
  'date-in-future',
  'memo-unmappable',
  'supplier-missing',
  'registration-number-malformed',
  'registration-number-wrong-digit',
  'qualified-without-number',
  'evidence-unsound',
]);

/** The verdict of the purchase, turned round: a full refund is exactly its mirror, tax included (NUM-002). */
export const refundVerdict = (situation: LineInContext, purchase: LineVerdict): LineVerdict => {
  const { perHead: _perHead, ...rest } = purchase;
  const isMet = situation.line.evidenceIds.length > 0;
  return {
    ...rest,
    evidence: { need: 'receipt', isMet, because: inform('refund-proof-needed', {}) },
    parts: purchase.parts.map(negated),
    findings: [
      ...checkRefund(situation),
      ...(isMet ? [] : [block('evidence-missing', { need: 'receipt' })]),
      ...purchase.findings.filter(({ kind }) => kept.has(kind)),
    ],
  };
};
