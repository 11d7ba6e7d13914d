import { kindRow, type ItemAsks } from '#domain/rules/item-kinds.ts';
import type { ExpenseItem } from './masters.ts';

/** What a line of an item asks: what its kind does, changed by what the company says of the item. */
export const asksOfItem = (item: Pick<ExpenseItem, 'kind' | 'asks'> | undefined): ItemAsks => ({
  ...kindRow(item?.kind).asks,
  ...item?.asks,
});
