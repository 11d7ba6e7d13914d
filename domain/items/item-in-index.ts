import type { IndexForm, IndexRow } from '#domain/masters/index-form.ts';
import { textOfWords, wordsOf } from '#domain/masters/fields/words.ts';
import { askFields, fieldsOfAsks, saidAsks } from './ask-fields.ts';

const isRow = (value: unknown): value is IndexRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an item of before asked, which stood in a document of its own (`ITEM-ASKS`). */
const asksBeside = (code: unknown, beside: readonly IndexRow[]): IndexRow => {
  const asks = beside.find(({ itemCode }) => itemCode === code)?.['asks'];
  return isRow(asks) ? asks : {};
};

/** Acts know an item by its code, its words as a list and what it asks in one object, also in rows of before. */
export const itemInIndex: IndexForm = {
  read: ({ code, words, asks, ...state }, beside) => ({
    ...state,
    ...fieldsOfAsks(isRow(asks) ? asks : asksBeside(code, beside)),
    ...(Array.isArray(words) && words.length > 0 ? { words: textOfWords(words.map(String)) } : {}),
    id: String(code),
  }),
  write: ({ id, words, ...state }) => ({
    code: id,
    ...Object.fromEntries(Object.entries(state).filter(([name]) => !Object.hasOwn(askFields, name))),
    ...(typeof words === 'string' ? { words: wordsOf(words) } : {}),
    asks: saidAsks(state),
  }),
};
