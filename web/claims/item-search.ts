import { searchKeyOf } from '#domain/text/typed-text.ts';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import { isItemLike } from '#web/claims/item-words.ts';

/** The item of that name, then names that begin so, then names that hold it, then everyday words. */
const distanceOf = ({ name }: ExpenseItem, key: string): number => {
  const named = searchKeyOf(name);
  if (named === key) return 0;
  if (named.startsWith(key)) return 1;
  return named.includes(key) ? 2 : 3;
};

/** The items that fit what was typed, the best first; all of them while nothing is typed. */
export const itemsLike = (items: readonly ExpenseItem[], typed: string): readonly ExpenseItem[] => {
  const key = searchKeyOf(typed.trim());
  if (key === '') return items;
  const near = items.filter((item) => isItemLike(item, typed.trim()));
  return near.toSorted((one, other) => distanceOf(one, key) - distanceOf(other, key));
};

/** What most claims are made of, as people call it. */
const everyday = ['電車', 'タクシー', '宿泊', '会議', '消耗品', '駐車場'];

/** The company's items for these, each one press away. */
export const everydayItems = (items: readonly ExpenseItem[]): readonly ExpenseItem[] => [
  ...new Set(everyday.flatMap((word) => itemsLike(items, word).slice(0, 1))),
];
