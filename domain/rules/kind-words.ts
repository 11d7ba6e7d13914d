import type { ItemKind } from './item-kinds.ts';

/**
 * Words of the 摘要 or the supplier that name another kind than the one chosen. Against the kinds in `denies` they
 * speak so clearly that no special rule of that kind is granted; elsewhere the better item is only proposed.
 */
export type KindWords = {
  readonly kind: ItemKind;
  readonly words: readonly string[];
  /** Beside one of these the word means something else. */
  readonly unless?: readonly string[];
  readonly denies: readonly ItemKind[];
};

export const kindWords: readonly KindWords[] = [
  {
    kind: 'parking',
    words: ['駐輪', '駐車', 'パーキング', 'タイムズ', '三井のリパーク'],
    unless: ['自販機', '飲料', '飲み物', 'お茶', 'コーヒー', 'ジュース'],
    denies: ['vending', 'public-transport'],
  },
  {
    kind: 'postal-counter',
    words: [
      'ゆうパック',
      '郵便局窓口',
      '窓口',
      '宅配',
      '宅急便',
      'ヤマト運輸',
      '佐川急便',
      '国際郵便',
      'EMS',
    ],
    denies: ['postal'],
  },
  { kind: 'goods', words: ['セルフレジ', '通販', 'ネットショップ', 'ネットバンキング'], denies: ['vending'] },
  { kind: 'golf', words: ['ゴルフ', 'カントリークラブ', 'プレー代'], denies: ['entertainment', 'meeting'] },
  {
    kind: 'gift',
    words: [
      '贈答',
      '中元',
      '歳暮',
      '手土産',
      '商品券',
      'ギフト',
      '粗品',
      '記念品',
      '贈り物',
      '祝い花',
      '胡蝶蘭',
    ],
    denies: ['entertainment', 'meeting'],
  },
  {
    kind: 'condolence',
    words: [
      '慶弔',
      '香典',
      '御仏前',
      '祝儀',
      'ご祝儀',
      '結婚祝',
      '出産祝',
      '見舞金',
      'お見舞い',
      '弔電',
      '供花',
      '花輪',
    ],
    denies: ['entertainment', 'meeting'],
  },
  {
    kind: 'taxi',
    words: ['タクシー', 'ハイヤー'],
    denies: ['public-transport'],
  },
  {
    kind: 'air',
    words: ['航空券', '飛行機', '航空運賃', 'ANA', 'JAL', '全日空', '日本航空'],
    denies: ['public-transport'],
  },
  {
    kind: 'admission',
    words: ['入場券', '入場料', '観覧券', '入館料', '拝観料'],
    denies: ['public-transport'],
  },
  { kind: 'toll', words: ['高速道路', '高速料金', 'ETC', '有料道路'], denies: ['public-transport'] },
  { kind: 'public-fee', words: ['収入印紙', '登記印紙'], denies: ['postal', 'vending'] },
];
