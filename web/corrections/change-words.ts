import type { CorrectionCheck } from '#web/corrections/corrections-api.ts';
import { formatDate } from '#web/ui/format-date.ts';

export type ShownChange = CorrectionCheck['changes'][number];

export const fieldWords: Readonly<Record<ShownChange['field'], string>> = {
  item: '経費科目',
  account: '勘定科目',
  subAccount: '補助科目',
  department: '部門',
  taxCode: '税区分',
  postedOn: '計上日',
};

const sayValue = (field: ShownChange['field'], { code, name }: ShownChange['before']): string => {
  if (name === '') return 'なし';
  if (field === 'postedOn') return formatDate(code);
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
export const changeWords = (changes: readonly ShownChange[]): readonly ChangeWords[] =>
  changes.map(({ lineId, field, part, before, after, isConsequence }) => {
    const places = changes.filter((one) => one.lineId === lineId && one.field === 'taxCode').length;
    const which = part !== undefined && (part > 0 || places > 1) ? `（内訳${part + 1}）` : '';
    return {
      key: `${lineId} ${field} ${part ?? ''}`,
      lineId,
      what: `${fieldWords[field]}${which}`,
      before: sayValue(field, before),
      after: sayValue(field, after),
      isConsequence: isConsequence === true,
    };
  });
