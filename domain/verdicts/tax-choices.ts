import type { RateCategory } from '#domain/lines/line.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { ruleAt, type LawRules } from '#domain/rules/law-rules.ts';
import type { ItemKind } from '#domain/rules/item-kinds.ts';
import { codeOf, rateRowOf, type TaxedRate } from './judge-part.ts';
import type { JudgingContext, OverrideShare } from './judging.ts';
import type { TaxCode } from './verdict.ts';

/** 税区分 that a purchase of a day can have, with the rate and the deduction that it stands for. */
export type TaxChoice = {
  readonly taxCode: TaxCode;
  readonly rate: RateCategory;
  /** Absent where there is no tax to deduct. */
  readonly share?: OverrideShare;
};

const taxedRates: readonly TaxedRate[] = ['standard', 'reduced', 'old-8'];

/** 経過措置 has one share a day: neither an older nor a later one may be chosen (TRN-001, TRN-002). */
const sharesOn = (rules: LawRules, on: CalendarDate): readonly OverrideShare[] => {
  const left = ruleAt(rules.transitionalShares, on)?.sharePercent ?? 0;
  return [
    { deduction: 'qualified', sharePercent: 100 },
    ...(left > 0 && left < 100 ? [{ deduction: 'transitional', sharePercent: left } as const] : []),
    ...(left < 100 ? [{ deduction: 'none', sharePercent: 0 } as const] : []),
  ];
};

/** Every tax code that the law of the day knows, the usual ones first. */
export const taxChoicesOn = (
  { on, kind }: { readonly on: CalendarDate; readonly kind: ItemKind | undefined },
  context: JudgingContext,
): readonly TaxChoice[] => [
  ...taxedRates.flatMap((rate) => {
    const row = rateRowOf({ spentOn: on, kind, context }, rate);
    return row === undefined
      ? []
      : sharesOn(context.rules, on).map((share) => ({ taxCode: codeOf(row.category, share), rate, share }));
  }),
  { taxCode: 'NT', rate: 'exempt' },
  { taxCode: 'OT', rate: 'out-of-scope' },
];
