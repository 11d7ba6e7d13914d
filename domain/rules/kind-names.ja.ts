import type { ItemKind } from './item-kinds.ts';

/** 種類 of an item as whoever keeps items reads it: what the law and the form know of it follows from it. */
export const kindNames = {
  'public-transport': '電車・バス',
  taxi: 'タクシー',
  air: '航空機',
  lodging: '宿泊',
  'per-diem': '日当',
  commuting: '通勤',
  toll: '高速道路',
  parking: '駐車・駐輪',
  meeting: '会議の飲食',
  entertainment: '接待の飲食',
  gift: '贈答',
  golf: '接待ゴルフ・観劇など',
  condolence: '慶弔',
  admission: '入場料',
  vending: '自動販売機',
  postal: '切手・ポスト投函',
  'postal-counter': '窓口の郵便・宅配',
  periodical: '新聞・定期刊行物',
  'public-fee': '印紙・行政手数料',
  membership: '会費',
  'stock-purchase': '古物・再生資源の仕入',
  goods: '物品・その他',
} as const satisfies Record<ItemKind, string>;
