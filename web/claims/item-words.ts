import type { Ask } from '#domain/rules/ask.ts';
import { searchKeyOf } from '#domain/text/typed-text.ts';
import type { RateCategory } from '#domain/lines/line.ts';
import { asksOfItem } from '#domain/tenants/asks-of-item.ts';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import { wordsOfItem } from '#domain/tenants/words-of-item.ts';

/** As many as stand under an item's name; all of them are searched. */
const mostShown = 5;
/** Spells a word for whoever has not converted it yet, and tells nobody anything. */
const isSpelling = (word: string): boolean => /^[ぁ-ゖー]+$/.test(word);

/** Everyday words of an item as they stand under its name. */
export const everydayWords = (item: Pick<ExpenseItem, 'kind' | 'name' | 'words'>): string =>
  wordsOfItem(item)
    .filter((word) => !isSpelling(word))
    .slice(0, mostShown)
    .join('・');

export const shortRate: Record<RateCategory, string> = {
  standard: '10%',
  reduced: '軽減',
  'old-8': '8%（旧）',
  exempt: '非課税',
  'out-of-scope': '不課税',
};
/** Whether a receipt of this rate shows a tax amount. */
export const hasTax = (rate: RateCategory): boolean => rate !== 'exempt' && rate !== 'out-of-scope';
export const isRate = (text: string): text is RateCategory => Object.hasOwn(shortRate, text);

/** True when the item's name or its everyday words hold what was typed; katakana and hiragana are one. */
export const isItemLike = (item: ExpenseItem, typed: string): boolean =>
  searchKeyOf([item.name, ...wordsOfItem(item)].join(' ')).includes(searchKeyOf(typed));

const isShown = (ask: Ask): boolean => ask !== 'hidden';

/** Which fields the form of a line shows beyond date and amount. */
export const asksFor = (item: Pick<ExpenseItem, 'kind' | 'asks'> | undefined) => {
  const asks = asksOfItem(item);
  return {
    journey: isShown(asks.journey),
    lodging: isShown(asks.lodging),
    perDiem: isShown(asks.perDiem),
    participants: isShown(asks.participants),
    recipients: isShown(asks.recipients) && !isShown(asks.participants),
    supplier: isShown(asks.supplier),
    registration: isShown(asks.registration),
  };
};
