import { correctionOf, type LineCorrection } from '#domain/lines/line-correction.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import type { JudgingContext } from '#domain/verdicts/judging.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import type { AskedCorrection } from './choose-correction.ts';
import { judgeDecided } from './judge-corrected.ts';

type Deciding = {
  readonly lines: readonly ClaimLine[];
  /** As it counts so far. */
  readonly verdict: ClaimVerdict;
  readonly before: readonly LineCorrection[];
  readonly asked: readonly AskedCorrection[];
  readonly context: JudgingContext;
};

/** A value of a line that was asked for, and is none of what was decided before. */
type Decision = { readonly lineId: string; readonly part?: number; readonly code: string };

const codeOf = (one: LineCorrection | undefined, part: number): string | undefined =>
  one?.taxCodes?.find((code) => code.part === part)?.taxCode;

const newlyDecided = (after: readonly LineCorrection[], { before, asked }: Deciding): readonly Decision[] =>
  asked.flatMap(({ lineId, accountCode, taxCodes = [] }): readonly Decision[] => {
    const [old, now] = [before, after].map((all) => correctionOf(all, lineId));
    const account = now?.account?.code;
    return [
      ...(accountCode !== undefined && account !== undefined && account !== old?.account?.code
        ? [{ lineId, code: account }]
        : []),
      ...taxCodes.flatMap(({ part }) => {
        const code = codeOf(now, part);
        return code === undefined || code === codeOf(old, part) ? [] : [{ lineId, part, code }];
      }),
    ];
  });

const isOf = ({ lineId }: LineCorrection, part?: number) => {
  return (one: Decision): boolean => one.lineId === lineId && one.part === part;
};

const without = (
  corrections: readonly LineCorrection[],
  decisions: readonly Decision[],
): readonly LineCorrection[] =>
  corrections.map((correction) => {
    const { account, taxCodes = [], ...rest } = correction;
    const kept = taxCodes.filter(({ part }) => !decisions.some(isOf(correction, part)));
    return {
      ...rest,
      ...(account === undefined || decisions.some(isOf(correction)) ? {} : { account }),
      ...(kept.length === 0 ? {} : { taxCodes: kept }),
    };
  });

const codeIn = ({ lines }: ClaimVerdict, { lineId, part }: Decision): string | undefined => {
  const line = lines.find((one) => one.lineId === lineId);
  return part === undefined ? line?.account.code : line?.parts[part]?.taxCode;
};

const isTax = ({ part }: Decision): boolean => part !== undefined;

/**
 * What was asked for, is so already and would be so by the rules decides nothing: kept, it would count once the rules
 * give something else, and no history would have told of it (K-12).
 */
export const decidedOnly = (
  after: readonly LineCorrection[],
  deciding: Deciding,
): readonly LineCorrection[] => {
  const { lines, verdict, context } = deciding;
  const idle = newlyDecided(after, deciding).filter((one) => codeIn(verdict, one) === one.code);
  if (idle.length === 0) return after;
  // An account may follow from the tax, so the tax is looked at first.
  return [idle.filter(isTax), idle.filter((one) => !isTax(one))].reduce((kept, ofKind) => {
    const ruled = judgeDecided(lines, without(kept, ofKind), context);
    return without(
      kept,
      ofKind.filter((one) => codeIn(ruled, one) === one.code),
    );
  }, after);
};
