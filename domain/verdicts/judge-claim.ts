import type { ClaimLine } from '#domain/claims/line.ts';
import { sumYen } from '#domain/money/yen.ts';
import type { Finding } from './finding.ts';
import { judgeLine } from './judge-line.ts';
import { block, warn, type JudgingContext } from './judging.ts';
import type { ClaimVerdict } from './verdict.ts';

const sameness = ({ itemCode, spentOn, amount, supplier, journey }: ClaimLine): string =>
  JSON.stringify([itemCode, spentOn, amount, supplier.name, journey?.from, journey?.to]);

/** The first line of each key: what came earlier than the line that asks. */
const firstBy = (
  entries: readonly (readonly [key: string, line: ClaimLine])[],
): ReadonlyMap<string, ClaimLine> => {
  const first = new Map<string, ClaimLine>();
  for (const [key, line] of entries) if (!first.has(key)) first.set(key, line);
  return first;
};

/** Lines that look like an earlier one, or lean on an earlier one's receipt (EXP-040, within one claim). */
const doublesIn = (lines: readonly ClaimLine[]): ((line: ClaimLine) => readonly Finding[]) => {
  const alike = firstBy(lines.map((line) => [sameness(line), line]));
  const holders = firstBy(lines.flatMap((line) => line.evidenceIds.map((id) => [id, line] as const)));
  return (line) => {
    const same = alike.get(sameness(line));
    const sharing = line.evidenceIds.map((id) => holders.get(id)).find((holder) => holder !== line);
    return [
      ...(same === undefined || same === line
        ? []
        : [warn('duplicate-line', { otherLineId: same.id }, 'EXP-040')]),
      ...(sharing === undefined ? [] : [warn('evidence-shared', { otherLineId: sharing.id }, 'EXP-040')]),
    ];
  };
};

/** Verdicts, journals and traces name lines by their ids. */
const judgeWhole = (lines: readonly ClaimLine[]): readonly Finding[] => {
  if (lines.length === 0) return [block('no-lines', {})];
  const hasOwnIds = new Set(lines.map(({ id }) => id)).size === lines.length;
  return hasOwnIds ? [] : [block('line-ids-repeated', {})];
};

/** Judges every line, and the claim as their sum. */
export const judgeClaim = (claimLines: readonly ClaimLine[], context: JudgingContext): ClaimVerdict => {
  const doubles = doublesIn(claimLines);
  const lines = claimLines.map((line) => {
    const verdict = judgeLine(line, context);
    return { ...verdict, findings: [...verdict.findings, ...doubles(line)] };
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
