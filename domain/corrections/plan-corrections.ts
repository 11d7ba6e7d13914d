import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { correctionOf, type LineChange, type LineCorrection } from '#domain/lines/line-correction.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import { fieldOf, sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import { postedTodayOn } from '#domain/posting/posting-date.ts';
import { accountingOn } from '#domain/tenants/bookkeeping.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import { chooseCorrection, type AskedCorrection, type Choosing } from './choose-correction.ts';
import { decidedOnly } from './decided-only.ts';
import { changesOf, type Showing } from './corrected-values.ts';
import { judgeCorrected, type Blocked, type Judging } from './judge-corrected.ts';

/** One field of what was asked, and why not: `corrections.0.itemCode`. */
export type CorrectionFault = { readonly path: string; readonly message: string };

export type CorrectionRefusal =
  /** Something that was asked is none of what can be chosen. */
  | { readonly kind: 'correction-faulty'; readonly fields: readonly CorrectionFault[] }
  /** A line would block a submission so. */
  | { readonly kind: 'correction-blocked'; readonly fields: readonly CorrectionFault[] }
  | { readonly kind: 'correction-changes-nothing' };

export type CorrectionSubject = {
  readonly lines: readonly ClaimLine[];
  readonly verdict: ClaimVerdict;
  readonly corrections: readonly LineCorrection[];
};

export type PlannedCorrections = {
  readonly corrections: readonly LineCorrection[];
  readonly verdict: ClaimVerdict;
  readonly changes: readonly LineChange[];
};

export type Planning = {
  readonly choosing: Choosing;
  readonly judging: Judging;
  readonly showing: Showing;
};

type Chosen = {
  readonly line: ClaimLine;
  readonly asked: AskedCorrection;
  readonly correction: LineCorrection;
};

const under = (index: number, faults: readonly { field: string; message: string }[]) =>
  faults.map(({ field, message }) => ({ path: `corrections.${index}.${field}`, message }));

const chosenOf = (
  { lines, verdict, corrections }: CorrectionSubject,
  asked: readonly AskedCorrection[],
  choosing: Choosing,
): Result<readonly Chosen[], readonly CorrectionFault[]> => {
  const faults: CorrectionFault[] = [];
  const chosen = asked.flatMap((one, index): readonly Chosen[] => {
    const line = lines.find(({ id }) => id === one.lineId);
    if (line === undefined || asked.findIndex(({ lineId }) => lineId === one.lineId) < index) {
      faults.push({
        path: `corrections.${index}.lineId`,
        message: '明細がありません。画面を更新してください',
      });
      return [];
    }
    const before = correctionOf(corrections, line.id);
    const ownDepartmentId = verdict.lines.find(({ lineId }) => lineId === line.id)?.department?.code;
    const choice = chooseCorrection(line, { before, asked: one, ownDepartmentId }, choosing);
    if (choice.ok) return [{ line, asked: one, correction: choice.value }];
    faults.push(...under(index, choice.refusal));
    return [];
  });
  return faults.length > 0 ? refuse(faults) : accept(chosen);
};

const isEmpty = (correction: LineCorrection): boolean => Object.keys(correction).length === 1;

/** Item, account, tax and 経理方法 of the posting date are what a verdict rests on; the rest is of the books alone. */
const lawOf = (
  { spentOn }: ClaimLine,
  correction: LineCorrection | undefined,
  { masters: { company }, today }: Judging['context'],
): string => {
  const { item, account, taxCodes = [], postedOn = spentOn } = correction ?? {};
  const accounting = accountingOn(company, postedTodayOn(postedOn, { company, today }));
  return JSON.stringify([item?.code, account?.code, taxCodes, accounting]);
};

const faultOf = ({ lineId, finding }: Blocked, chosen: readonly Chosen[]): CorrectionFault => {
  const index = chosen.findIndex(({ line }) => line.id === lineId);
  const field = fieldOf(finding);
  const place = index < 0 ? '' : field === 'line' ? `corrections.${index}` : `corrections.${index}.${field}`;
  const whose = index < 0 && lineId !== undefined ? `明細${lineId}：` : '';
  return { path: place, message: `${whose}${sayFinding(finding)}` };
};

/**
 * 訂正 of lines before the confirmation, K-12: what counts afterwards, its verdict, and every change of a value, or why
 * not. Nothing of the amounts, the days and the receipts takes part in it.
 */
export const planCorrections = (
  subject: CorrectionSubject,
  asked: readonly AskedCorrection[],
  { choosing, judging, showing }: Planning,
): Result<PlannedCorrections, CorrectionRefusal> => {
  const found = chosenOf(subject, asked, choosing);
  if (!found.ok) return refuse({ kind: 'correction-faulty', fields: found.refusal });
  const chosen = found.value;
  const { lines, verdict: pinned, corrections: before } = subject;
  const touched = new Set(chosen.map(({ line }) => line.id));
  const wanted = lines.flatMap(({ id }) => {
    const one = chosen.find(({ line }) => line.id === id)?.correction ?? correctionOf(before, id);
    return one === undefined ? [] : [one];
  });
  const { context } = judging;
  const after = decidedOnly(wanted, { lines, verdict: pinned, before, asked, context }).filter(
    (one) => !isEmpty(one),
  );
  const judgedAnew = new Set(
    chosen.flatMap(({ line }) => {
      const [was, is] = [before, after].map((all) => lawOf(line, correctionOf(all, line.id), context));
      return was === is ? [] : [line.id];
    }),
  );
  const { verdict, blocks } = judgeCorrected(
    { lines, verdict: pinned, before, after, judgedAnew, touched },
    judging,
  );
  if (blocks.length > 0)
    return refuse({ kind: 'correction-blocked', fields: blocks.map((one) => faultOf(one, chosen)) });
  const changes = chosen.flatMap(({ line, asked: said }) => {
    const [old, now] = [pinned, verdict].map((one) => one.lines.find(({ lineId }) => lineId === line.id));
    return old === undefined || now === undefined
      ? []
      : changesOf(line, said, {
          sides: { verdicts: { before: old, after: now }, before, after },
          showing,
          lineNumber: lines.indexOf(line) + 1,
        });
  });
  return changes.length === 0
    ? refuse({ kind: 'correction-changes-nothing' })
    : accept({ corrections: after, verdict, changes });
};
