import type { CorrectedField, LineChange, ShownValue } from './line-correction.ts';

/** How a day is written where the words stand: `2026-05-12` → `2026/05/12(火)`. */
type DayInWords = (day: string) => string;

const fieldWords: Readonly<Record<CorrectedField, string>> = {
  item: '経費科目',
  account: '勘定科目',
  subAccount: '補助科目',
  department: '部門',
  taxCode: '税区分',
  postedOn: '計上日',
  deductibleTax: '仮払消費税',
};

const sayValue = (field: CorrectedField, { code, name }: ShownValue, dayInWords: DayInWords): string => {
  if (name === '') return 'なし';
  if (field === 'postedOn') return dayInWords(code);
  return field === 'account' || field === 'department' ? `${name}（${code}）` : name;
};

export type ChangeWords = {
  readonly key: string;
  readonly lineId: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** It was not named, but followed. */
  readonly isConsequence: boolean;
};

/** One change in words: 税区分 課税仕入10% 区分80% → 課税仕入10% 適格. */
export const changeWords = (changes: readonly LineChange[], dayInWords: DayInWords): readonly ChangeWords[] =>
  changes.map(({ lineId, field, part, before, after, isConsequence }) => {
    const places = changes.filter((one) => one.lineId === lineId && one.field === 'taxCode').length;
    const which = part !== undefined && (part > 0 || places > 1) ? `（内訳${part + 1}）` : '';
    return {
      key: `${lineId} ${field} ${part ?? ''}`,
      lineId,
      what: `${fieldWords[field]}${which}`,
      before: sayValue(field, before, dayInWords),
      after: sayValue(field, after, dayInWords),
      isConsequence: isConsequence === true,
    };
  });
