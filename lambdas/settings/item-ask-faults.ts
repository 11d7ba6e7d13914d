import { kindRow } from '#domain/rules/item-kinds.ts';
import { asksOfItem } from '#domain/tenants/asks-of-item.ts';
import type { ItemAskRow } from '#domain/tenants/masters.ts';
import type { Masters } from '#domain/settings/masters.ts';
import type { FieldError } from '#contract/shapes/field-errors.ts';

type Items = Pick<Masters, 'items'>;

/** What the law needs stays asked: a hidden field that blocks could be filled by nobody. */
const faultsOfRow = (row: ItemAskRow, at: number, { items }: Items): readonly FieldError[] => {
  const item = items.find(({ code }) => code === row.itemCode);
  if (item === undefined) return [{ path: `${at}.itemCode`, message: 'この経費科目は登録されていません' }];
  const asks = asksOfItem(item, [row]);
  const { isNameless, meal, asks: asked } = kindRow(item.kind);
  const isLawful =
    (isNameless === true || asked.supplier !== 'required' || asks.supplier === 'required') &&
    (meal !== 'entertainment' || asks.participants === 'required') &&
    (item.kind !== 'lodging' || asks.lodging === 'required') &&
    (item.kind !== 'per-diem' || asks.perDiem === 'required');
  return isLawful
    ? []
    : [
        {
          path: `${at}.asks`,
          message: `「${item.name}」で法令や規程に必要な入力（支払先・参加者・宿泊・日数）は必須のままにしてください`,
        },
      ];
};

/** Rows that ask too little for the law, name no item, or name one twice; paths begin at the row. */
export const itemAskFaults = (rows: readonly ItemAskRow[], masters: Items): readonly FieldError[] => [
  ...rows.flatMap((row, at) => faultsOfRow(row, at, masters)),
  ...rows.flatMap(({ itemCode }, at) =>
    rows.findIndex((other) => other.itemCode === itemCode) < at
      ? [{ path: `${at}.itemCode`, message: '同じ経費科目の行が2つあります' }]
      : [],
  ),
];
