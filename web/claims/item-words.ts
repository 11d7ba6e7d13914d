import { searchKeyOf } from '#domain/text/typed-text.ts';
import type { RateCategory } from '#domain/claims/line.ts';
import type { ExpenseItem, ItemKind } from '#domain/tenants/masters.ts';

const wordsOfKind: Record<ItemKind, string> = {
  'public-transport': '電車・バス・地下鉄・新幹線・切符・定期外の交通費',
  taxi: 'タクシー・ハイヤー',
  air: '飛行機・航空券',
  lodging: 'ホテル・旅館・宿泊',
  'per-diem': '日当・出張手当',
  meeting: '会議費・打ち合わせのお茶・弁当',
  entertainment: '接待・会食・飲み会・お客様との食事',
  vending: '自動販売機・コインロッカー・駐輪',
  postal: '切手・はがき・郵便',
  goods: '',
};

/** Things bought are of one kind to the law, but not to those who look for them. */
const wordsOfGoods: readonly (readonly [part: string, words: string])[] = [
  ['消耗', '文房具・日用品・コンビニの買い物'],
  ['備品', 'パソコン・机・いす・機器'],
  ['図書', '本・新聞・雑誌'],
  ['印紙', '収入印紙・証明書の手数料'],
];

/** Everyday words under which people look for an item; shown under its name and searched while typing. */
export const everydayWords = ({ kind, name }: Pick<ExpenseItem, 'kind' | 'name'>): string =>
  kind === 'goods' ? (wordsOfGoods.find(([part]) => name.includes(part))?.[1] ?? '') : wordsOfKind[kind];

export const rateOptions: readonly { readonly value: RateCategory; readonly label: string }[] = [
  { value: 'standard', label: '10%（標準）' },
  { value: 'reduced', label: '8%（軽減・飲食料品など）' },
  { value: 'old-8', label: '8%（旧税率）' },
  { value: 'exempt', label: '非課税' },
  { value: 'out-of-scope', label: '不課税・対象外' },
];
export const shortRate: Record<RateCategory, string> = {
  standard: '10%',
  reduced: '8%（軽減）',
  'old-8': '8%（旧）',
  exempt: '非課税',
  'out-of-scope': '不課税',
};
/** Whether a receipt of this rate shows a tax amount. */
export const hasTax = (rate: RateCategory): boolean => rate !== 'exempt' && rate !== 'out-of-scope';
export const isRate = (text: string): text is RateCategory => Object.hasOwn(shortRate, text);

/** True when the item's name or its everyday words hold what was typed; katakana and hiragana are one. */
export const isItemLike = (item: ExpenseItem, typed: string): boolean =>
  searchKeyOf(`${item.name} ${everydayWords(item)}`).includes(searchKeyOf(typed));

/** What a line of this kind asks for beyond date and amount. */
export const asksFor = (kind: ItemKind | undefined) => ({
  journey: kind === 'public-transport' || kind === 'taxi' || kind === 'air',
  lodging: kind === 'lodging',
  perDiem: kind === 'per-diem',
  participants: kind === 'meeting' || kind === 'entertainment',
  supplier: kind !== 'per-diem',
  registration: kind !== 'per-diem' && kind !== 'public-transport',
});
