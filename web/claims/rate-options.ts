import type { RateCategory } from '#domain/lines/line.ts';
import { isCalendarDate } from '#domain/kernel/time.ts';
import { kindRow } from '#domain/rules/item-kinds.ts';
import { taxRateAt } from '#domain/rules/law-rules.ts';
import { shippedRules } from '#domain/rules/shipped-rules.ts';
import { withSwitchedOn } from '#domain/rules/switch-on.ts';
import type { LineFieldsProps } from '#web/claims/line-fields.ts';
import { itemOfLine } from '#web/claims/line-fields.ts';

export type RateOption = { readonly value: RateCategory; readonly label: string };

/** 軽減 of a line: food has a rate of its own while the law has one (TAX-002). */
const reducedPercent = ({ line, form }: Pick<LineFieldsProps, 'line' | 'form'>): number => {
  const isFood = kindRow(itemOfLine(line, form)?.kind).reducedIs === 'food';
  if (!isFood || !isCalendarDate(line.spentOn)) return 8;
  const rules = withSwitchedOn(shippedRules, form.switchedOnLaw);
  return taxRateAt(rules, 'food', line.spentOn)?.percent ?? 8;
};

/** The rates as the receipt of that day prints them. */
export const rateOptionsOf = (props: Pick<LineFieldsProps, 'line' | 'form'>): readonly RateOption[] => [
  { value: 'standard', label: '10%（標準）' },
  { value: 'reduced', label: `${reducedPercent(props)}%（軽減・飲食料品など）` },
  { value: 'old-8', label: '8%（旧税率）' },
  { value: 'exempt', label: '非課税' },
  { value: 'out-of-scope', label: '不課税・対象外' },
];
