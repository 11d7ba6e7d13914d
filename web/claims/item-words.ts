import { searchKeyOf } from '#domain/text/typed-text.ts';
import type { RateCategory } from '#domain/lines/line.ts';
import type { Ask, ItemKind } from '#domain/rules/item-kinds.ts';
import { asksOfItem } from '#domain/tenants/asks-of-item.ts';
import type { ExpenseItem, ItemAskRow } from '#domain/tenants/masters.ts';

const wordsOfKind: Record<ItemKind, string> = {
  'public-transport': '電車・バス・地下鉄・新幹線・切符・定期外の交通費',
  taxi: 'タクシー・ハイヤー',
  air: '飛行機・航空券',
  lodging: 'ホテル・旅館・宿泊',
  'per-diem': '日当・出張手当',
  meeting: '会議費・打ち合わせのお茶・弁当',
  entertainment: '接待・会食・飲み会・お客様との食事',
  commuting: '通勤・定期券・通勤バス',
  toll: '高速料金・ETC・有料道路',
  parking: '駐車場・コインパーキング・駐輪場',
  gift: 'お中元・お歳暮・手土産・商品券・花',
  golf: 'ゴルフ・プレー代・コンペ',
  condolence: '香典・祝儀・結婚祝い・見舞金・弔電・供花',
  admission: '入場券・入館料・展示会・見学',
  vending: '自動販売機・コインロッカー・ATM手数料',
  postal: '切手・はがき・ポストに出す郵便',
  'postal-counter': 'ゆうパック・宅急便・郵便局の窓口・国際郵便',
  periodical: '本・新聞・雑誌・定期購読',
  'public-fee': '収入印紙・証明書の手数料・登記',
  membership: '会費・年会費・懇親会の会費',
  'stock-purchase': '古物・再生資源の買取',
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
  searchKeyOf(`${item.name} ${everydayWords(item)}`).includes(searchKeyOf(typed));

const isShown = (ask: Ask): boolean => ask !== 'hidden';

/** Which fields the form of a line shows beyond date and amount. */
export const asksFor = (
  item: Pick<ExpenseItem, 'code' | 'kind'> | undefined,
  rows: readonly ItemAskRow[] = [],
) => {
  const asks = asksOfItem(item, rows);
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
