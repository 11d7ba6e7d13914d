import { kindRow, type ItemAsks } from '#domain/rules/item-kinds.ts';
import type { ExpenseItem, ItemAskRow } from './masters.ts';

/** What a line of an item asks: what its kind does, changed by the company's own row. */
export const asksOfItem = (
  item: Pick<ExpenseItem, 'code' | 'kind'> | undefined,
  rows: readonly ItemAskRow[],
): ItemAsks => ({
  ...kindRow(item?.kind).asks,
  ...rows.find(({ itemCode }) => itemCode === item?.code)?.asks,
});
