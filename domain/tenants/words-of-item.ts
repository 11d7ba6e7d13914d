import { everydayWordsOfGoods, everydayWordsOfKind } from '#domain/rules/everyday-words.ts';
import type { ExpenseItem } from './masters.ts';

/** Everyday words under which people look for an item: the company's own, or those of its kind; the best known first. */
export const wordsOfItem = ({
  kind,
  name,
  words,
}: Pick<ExpenseItem, 'kind' | 'name' | 'words'>): readonly string[] => {
  if (words !== undefined) return words;
  if (kind !== 'goods') return everydayWordsOfKind[kind];
  return everydayWordsOfGoods.flatMap(([part, ofPart]) => (name.includes(part) ? ofPart : []));
};
