import { completeLine, type DraftLine } from '#domain/lines/draft-line.ts';
import type { ClaimLine, PaidBy } from '#domain/lines/line.ts';
import { sumYen } from '#domain/money/yen.ts';
import type { Finding } from './finding.ts';
import { incompleteVerdict } from './judge-incomplete.ts';
import { transactionsIn } from './judge-transactions.ts';
import { judgeTripLength } from './judge-trip.ts';
import { tripDoublesIn } from './judge-trip-lines.ts';
import { judgeLine } from './judge-line.ts';
import { withEarlierRefunds } from './judge-original.ts';
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
      ...(same === undefined || same === line ? [] : [warn('duplicate-line', { otherLineId: same.id })]),
      ...(sharing === undefined ? [] : [warn('evidence-shared', { otherLineId: sharing.id })]),
    ];
  };
};

/** Verdicts, journals and traces name lines by their ids. */
const judgeWhole = (lines: readonly DraftLine[]): readonly Finding[] => {
  if (lines.length === 0) return [block('no-lines', {})];
  const hasOwnIds = new Set(lines.map(({ id }) => id)).size === lines.length;
  return hasOwnIds ? [] : [block('line-ids-repeated', {})];
};

const sumOf = (lines: readonly DraftLine[]) => sumYen(lines.flatMap(({ amount }) => amount ?? []));

/** Judges every line, and the claim as their sum. What is typed of incomplete lines counts in the sums. */
export const judgeClaim = (drafts: readonly DraftLine[], context: JudgingContext): ClaimVerdict => {
  const completed = drafts.map((draft) => ({ draft, line: completeLine(draft) }));
  const whole = completed.flatMap(({ line }) => (line.ok ? [line.value] : []));
  const doubles = doublesIn(whole);
  const tripDoubles = tripDoublesIn(whole, context);
  const transactions = transactionsIn(whole, context);
  const lines = completed.map(({ draft, line }) => {
    if (!line.ok) return incompleteVerdict(draft.id, line.refusal);
    const verdict = judgeLine(line.value, withEarlierRefunds(line.value, whole, transactions.context));
    return {
      ...verdict,
      findings: [
        ...verdict.findings,
        ...transactions.asked(line.value),
        ...doubles(line.value),
        ...tripDoubles(line.value),
      ],
    };
  });
  const findings = [...judgeWhole(drafts), ...judgeTripLength(context)];
  const isBlocked = [...findings, ...lines.flatMap((line) => line.findings)].some(
    ({ severity }) => severity === 'block',
  );
  const paidBy = (payer: PaidBy) => sumOf(drafts.filter((line) => line.paidBy === payer));
  return {
    lines,
    findings,
    total: sumOf(drafts),
    tax: sumYen(lines.flatMap(({ parts }) => parts.map(({ deductibleTax }) => deductibleTax))),
    payable: paidBy('employee'),
    byCard: paidBy('corporate-card'),
    canSubmit: !isBlocked,
  };
};
