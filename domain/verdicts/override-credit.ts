import { creditConditions, isTaxed } from './credit-conditions.ts';
import type { Finding } from './finding.ts';
import type { Credit } from './judge-credit.ts';
import type { Share } from './judge-part.ts';
import { inform, warn, type LineInContext, type Override, type OverrideShare } from './judging.ts';
import type { EvidenceNeed } from './verdict.ts';

const isFull = ({ deduction }: Share): boolean => deduction !== 'transitional' && deduction !== 'none';

/** What 経理 says of a part; where it says no more than the rules, their own reason stays. */
export const shareOfPart = (credit: Credit, said: OverrideShare | undefined): Share => {
  if (said === undefined || (said.deduction === 'qualified' && isFull(credit))) return credit;
  return said.deduction === credit.deduction && said.sharePercent === credit.sharePercent ? credit : said;
};

/** 適格 wants its invoice, 経過措置 a receipt; what is deducted in no way wants no more than proof of the payment. */
const needFor = ({ need }: Credit, { deduction }: Share): EvidenceNeed => {
  if (deduction === 'qualified') return 'qualified-invoice';
  if (deduction === 'transitional') return need === 'none' ? 'receipt' : need;
  return need === 'qualified-invoice' ? 'receipt' : need;
};

const strictness: readonly EvidenceNeed[] = ['none', 'receipt', 'qualified-invoice'];

/** 適格 by decision where no number proves it: whoever reads the line is told (SPC-021, INV-017). */
const numberAbsent = (situation: LineInContext, decided: readonly Share[]): readonly Finding[] =>
  decided.some(({ deduction }) => deduction === 'qualified') && !creditConditions['number-valid'](situation)
    ? [warn('qualified-without-number', {})]
    : [];

/** How the line's tax may be deducted once 経理 has decided of its parts, and what evidence that needs (SPC-021). */
export const overrideCredit = (
  situation: LineInContext,
  credit: Credit,
  { shares = [] }: Override,
): Credit => {
  const taxed = situation.line.parts.flatMap((part, index) =>
    isTaxed(part) ? [shareOfPart(credit, shares[index])] : [],
  );
  const decided = taxed.filter((share) => share !== credit);
  if (decided.length === 0) return credit;
  const needs = taxed.map((share) => (share === credit ? credit.need : needFor(credit, share)));
  const need = strictness.findLast((one) => needs.includes(one)) ?? credit.need;
  return {
    ...credit,
    need,
    because: taxed.includes(credit) ? credit.because : inform('tax-code-decided', {}),
    findings: [
      ...credit.findings.filter(({ kind }) => kind !== 'registration-number-absent'),
      ...numberAbsent(situation, decided),
    ],
  };
};
