import type { LineCorrection } from '#domain/lines/line-correction.ts';
import { formatDigits, formatYen } from '#domain/money/format-yen.ts';
import type { Bookkeeping } from '#domain/tenants/bookkeeping.ts';
import { bookedSharePercent } from '#domain/verdicts/judge-part.ts';
import { accountFor } from '#domain/verdicts/verdict-words.ja.ts';
import type { JudgedPart, LineVerdict } from '#domain/verdicts/verdict.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { postingRule, type JournalEntry, type TraceStep } from './entry.ts';
import { sayTaxCode } from './tax-names.ts';

type Step = Pick<TraceStep, 'rule' | 'says'>;

const roundingName = { floor: '切捨て', 'half-up': '四捨五入' } as const satisfies Record<
  Bookkeeping['taxRounding'],
  string
>;

/** `11,000 × 10 × 70 ÷ 11,000 = 700（切捨て）`. */
const formula = (
  { gross, ratePercent, deductibleTax }: JudgedPart,
  booked: number,
  books: Bookkeeping,
): string => {
  const factors = booked === 100 ? [gross, ratePercent] : [gross, ratePercent, booked];
  const divisor = booked === 100 ? 100 + ratePercent : (100 + ratePercent) * 100;
  const product = factors.map(formatDigits).join(' × ');
  return `${product} ÷ ${formatDigits(divisor)} = ${formatDigits(deductibleTax)}（${roundingName[books.taxRounding]}）`;
};

const taxStep = (part: JudgedPart, books: Bookkeeping): Step => {
  const { gross, containedTax, deduction, isStatedTax, sharePercent } = part;
  if (deduction === 'exempt') return { rule: 'TAX-005', says: `非課税 ${formatYen(gross)}` };
  if (deduction === 'out-of-scope') return { rule: 'TAX-005', says: `不課税・対象外 ${formatYen(gross)}` };
  if (books.accounting === 'inclusive')
    return {
      rule: 'JNL-001',
      says: `税込経理のため${formatYen(gross)}を費用とする（内税 ${formatYen(containedTax)}）`,
    };
  const booked = bookedSharePercent(books, part);
  if (isStatedTax && booked === 100)
    return { rule: 'TAX-007', says: `請求書に記載の税額 ${formatYen(containedTax)}` };
  if (booked === 0) {
    const why = sharePercent === 0 ? '控除なし' : `経過措置${sharePercent}％を区分しない方針`;
    return { rule: 'TRN-004', says: `${why}のため${formatYen(gross)}を費用とする` };
  }
  return { rule: booked === 100 ? 'TAX-006' : 'TRN-004', says: formula(part, booked, books) };
};

const accountRules = ['EXP-001', 'EXP-003', 'EXP-004'];

/** Which rules and roundings made the numbers of one line: deduction, tax of each part, account. */
export const traceOf = (
  verdict: LineVerdict,
  { books, on }: { readonly books: Bookkeeping; readonly on: CalendarDate },
): readonly TraceStep[] => {
  const { lineId, evidence, parts, findings } = verdict;
  const steps: readonly Step[] = [
    { rule: evidence.because.rule ?? 'SPC-021', says: accountFor(evidence.because) },
    ...parts.flatMap((part) => [
      { rule: 'TAX-004', says: `税区分 ${sayTaxCode(part.taxCode, on)}` },
      taxStep(part, books),
    ]),
    ...findings.flatMap((finding) =>
      finding.rule !== undefined && accountRules.includes(finding.rule)
        ? [{ rule: finding.rule, says: accountFor(finding) }]
        : [],
    ),
  ];
  return steps.map((step) => ({ lineId, ...step }));
};

/** What 経理 decided of a line in place of its rules, before they tell the rest (K-12). */
export const correctionSteps = (
  correction: LineCorrection | undefined,
  on: CalendarDate,
): readonly TraceStep[] => {
  if (correction === undefined) return [];
  const { lineId, item, account, subAccount, department, taxCodes = [], postedOn } = correction;
  const decided: readonly (readonly [what: string, is: string | undefined])[] = [
    ['経費科目', item?.name],
    ['勘定科目', account?.name],
    ['補助科目', subAccount],
    ['部門', department?.name],
    ...taxCodes.map(({ taxCode }) => ['税区分', sayTaxCode(taxCode, on)] as const),
    ['計上日', postedOn],
  ];
  return decided.flatMap(([what, is]) =>
    is === undefined ? [] : [{ lineId, rule: 'K-12', says: `経理が訂正した${what}：${is}` }],
  );
};

/** Why the entry stands on another day than that of the expense, or than `chosenOn`, which 経理 named for it. */
export const postingStep = (
  lineId: string,
  {
    spentOn,
    chosenOn,
    postedOn,
  }: Pick<JournalEntry, 'postedOn'> & Record<'spentOn' | 'chosenOn', CalendarDate | undefined>,
): readonly TraceStep[] => {
  const on = chosenOn ?? spentOn;
  if (on === undefined || on === postedOn) return [];
  const which = chosenOn === undefined ? `発生日${on}` : `経理が選んだ計上日${on}`;
  return [{ lineId, rule: postingRule, says: `${which}の月は締め済みのため、${postedOn}に計上` }];
};
