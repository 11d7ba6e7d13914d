import type { ClaimLine } from '#domain/claims/line.ts';
import { sumYen } from '#domain/money/yen.ts';
import type { Finding } from './finding.ts';
import { judgeLine } from './judge-line.ts';
import { block, warn, type JudgingContext } from './judging.ts';
import type { ClaimVerdict } from './verdict.ts';

const sameness = ({ itemCode, spentOn, amount, supplier, journey }: ClaimLine): string =>
  JSON.stringify([itemCode, spentOn, amount, supplier.name, journey?.from, journey?.to]);

/** A line that looks like an earlier one, or leans on an earlier one's receipt (EXP-040, within one claim). */
const doubles = (line: ClaimLine, earlier: readonly ClaimLine[]): readonly Finding[] => {
  const same = earlier.find((other) => sameness(other) === sameness(line));
  const sharing = earlier.find((other) => other.evidenceIds.some((id) => line.evidenceIds.includes(id)));
  return [
    ...(same === undefined ? [] : [warn('duplicate-line', { otherLineId: same.id }, 'EXP-040')]),
    ...(sharing === undefined ? [] : [warn('evidence-shared', { otherLineId: sharing.id }, 'EXP-040')]),
  ];
};

/** Verdicts, journals and traces name lines by their ids. */
const judgeWhole = (lines: readonly ClaimLine[]): readonly Finding[] => {
  if (lines.length === 0) return [block('no-lines', {})];
  const hasOwnIds = new Set(lines.map(({ id }) => id)).size === lines.length;
  return hasOwnIds ? [] : [block('line-ids-repeated', {})];
};

/** Judges every line, and the claim as their sum. */
export const judgeClaim = (claimLines: readonly ClaimLine[], context: JudgingContext): ClaimVerdict => {
  const lines = claimLines.map((line, index) => {
    const verdict = judgeLine(line, context);
    return { ...verdict, findings: [...verdict.findings, ...doubles(line, claimLines.slice(0, index))] };
  });
  const findings = judgeWhole(claimLines);
  const isBlocked = [...findings, ...lines.flatMap((line) => line.findings)].some(
    ({ severity }) => severity === 'block',
  );
  const paidBy = (payer: ClaimLine['paidBy']) =>
    sumYen(claimLines.filter((line) => line.paidBy === payer).map(({ amount }) => amount));
  return {
    lines,
    findings,
    total: sumYen(claimLines.map(({ amount }) => amount)),
    tax: sumYen(lines.flatMap(({ parts }) => parts.map(({ deductibleTax }) => deductibleTax))),
    payable: paidBy('employee'),
    byCard: paidBy('corporate-card'),
    canSubmit: !isBlocked,
  };
};
