import { twinKinds } from '#domain/duplicates/judge-duplicates.ts';
import { bookFindings, bookKinds, type BooksContext } from '#domain/exports/judge-books.ts';
import { correctionOf, withCorrectedItem, type LineCorrection } from '#domain/lines/line-correction.ts';
import type { ClaimLine, TaxPart } from '#domain/lines/line.ts';
import { sumYen } from '#domain/money/yen.ts';
import type { Finding } from '#domain/verdicts/finding.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { itemAt, type JudgingContext, type Override } from '#domain/verdicts/judging.ts';
import { taxChoicesOn, type TaxChoice } from '#domain/verdicts/tax-choices.ts';
import type { ClaimVerdict, LineVerdict } from '#domain/verdicts/verdict.ts';
import { lawDayOf } from './choose-correction.ts';

/** What a corrected claim is judged with. */
export type Judging = { readonly context: JudgingContext; readonly books: BooksContext };

type Decided = { readonly line: ClaimLine; readonly override: Override };

/** A stated tax is that of its rate; at another rate it says nothing. */
const partAt = (part: TaxPart, choice: TaxChoice | undefined): TaxPart =>
  choice === undefined || choice.rate === part.rate ? part : { rate: choice.rate, amount: part.amount };

/** The line with the item and the rates that count, and what else 経理 decided of it. */
const decidedOf = (
  written: ClaimLine,
  corrections: readonly LineCorrection[],
  context: JudgingContext,
): Decided => {
  const correction = correctionOf(corrections, written.id);
  const line = withCorrectedItem(written, corrections);
  if (correction === undefined) return { line, override: {} };
  const { account, taxCodes = [], postedOn } = correction;
  const { kind } = itemAt(context.masters.items, line.itemCode, line.spentOn) ?? {};
  const choices = taxCodes.length === 0 ? [] : taxChoicesOn({ on: lawDayOf(line), kind }, context);
  const choiceOf = (index: number): TaxChoice | undefined => {
    const taxCode = taxCodes.find(({ part }) => part === index)?.taxCode;
    return choices.find((choice) => choice.taxCode === taxCode);
  };
  const parts = line.parts.map((part, index) => partAt(part, choiceOf(index)));
  return {
    line: { ...line, parts },
    override: {
      ...(account === undefined ? {} : { accountCode: account.code }),
      ...(postedOn === undefined ? {} : { postedOn }),
      shares: parts.map((_part, index) => choiceOf(index)?.share),
    },
  };
};

/** The whole claim by today's masters, with what 経理 decided in place of the rules. */
export const judgeDecided = (
  lines: readonly ClaimLine[],
  corrections: readonly LineCorrection[],
  context: JudgingContext,
): ClaimVerdict => {
  const decided = lines.map((line) => decidedOf(line, corrections, context));
  const overrides = new Map(decided.map(({ line, override }) => [line.id, override]));
  return judgeClaim(
    decided.map(({ line }) => line),
    { ...context, overrideOf: (lineId) => overrides.get(lineId) },
  );
};

/** What judging alone does not find again: the twins of the submission, and what the books make of the line. */
const withKept = (
  judged: LineVerdict,
  pinned: LineVerdict,
  {
    line,
    correction,
    books,
  }: { line: ClaimLine; correction: LineCorrection | undefined; books: BooksContext },
): LineVerdict => {
  const twins = judged === pinned ? [] : pinned.findings.filter(({ kind }) => twinKinds.has(kind));
  const others = judged.findings.filter(({ kind }) => !bookKinds.has(kind));
  const chosenOn = correction?.postedOn;
  // The same account keeps the word that was approved.
  const account = judged.account.code === pinned.account.code ? pinned.account : judged.account;
  const found = bookFindings(line, judged, { ...books, chosenOn });
  return { ...judged, account, findings: [...others, ...twins, ...found] };
};

const isBlock = ({ severity }: Finding): boolean => severity === 'block';

/** A blocking finding, and the line that it is of; none for the claim as a whole. */
export type Blocked = { readonly lineId?: string; readonly finding: Finding };

const blocksOf = ({ lines, findings }: ClaimVerdict): readonly Blocked[] => [
  ...findings.filter(isBlock).map((finding) => ({ finding })),
  ...lines.flatMap(({ lineId, findings: own }) =>
    own.filter(isBlock).map((finding) => ({ lineId, finding })),
  ),
];

export type CorrectedVerdict = {
  readonly verdict: ClaimVerdict;
  /** What keeps the correction from being done. */
  readonly blocks: readonly Blocked[];
};

export type Subject = {
  readonly lines: readonly ClaimLine[];
  /** As it counts so far: pinned at the submission, or by the correction before. */
  readonly verdict: ClaimVerdict;
  readonly before: readonly LineCorrection[];
  readonly after: readonly LineCorrection[];
  /** Lines of which the item, the account, the tax or 経理方法 is decided anew. The others keep the verdict that was approved. */
  readonly judgedAnew: ReadonlySet<string>;
  /** Lines of which anything is. */
  readonly touched: ReadonlySet<string>;
};

/**
 * Only what was corrected is judged anew, by today's masters; whatever was approved beside it stands. It must block
 * nothing, neither in a corrected line nor, where another line comes to block by it, there.
 */
export const judgeCorrected = (subject: Subject, { context, books }: Judging): CorrectedVerdict => {
  const { lines, verdict, before, after, judgedAnew, touched } = subject;
  const known = judgedAnew.size === 0 ? [] : blocksOf(judgeDecided(lines, before, context));
  const anew = judgedAnew.size === 0 ? verdict : judgeDecided(lines, after, context);
  const isKnown = (one: Blocked) => known.some((other) => JSON.stringify(other) === JSON.stringify(one));
  const blocks = blocksOf(anew).filter(
    (one) => (one.lineId !== undefined && judgedAnew.has(one.lineId)) || !isKnown(one),
  );
  const corrected = verdict.lines.map((pinned) => {
    const line = lines.find(({ id }) => id === pinned.lineId);
    if (line === undefined || !touched.has(pinned.lineId)) return pinned;
    const judged = judgedAnew.has(pinned.lineId)
      ? (anew.lines.find(({ lineId }) => lineId === pinned.lineId) ?? pinned)
      : pinned;
    return withKept(judged, pinned, {
      line: withCorrectedItem(line, after),
      correction: correctionOf(after, line.id),
      books,
    });
  });
  const tax = sumYen(corrected.flatMap(({ parts }) => parts.map(({ deductibleTax }) => deductibleTax)));
  return {
    verdict: { ...verdict, lines: corrected, tax },
    blocks: judgedAnew.size === 0 ? [] : blocks,
  };
};
