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
    words: ['駐輪', '駐車', 'パーキング', 'コインパーク', 'タイムズ', 'Times', 'リパーク'],
    unless: ['自販機', '飲料', '飲み物', 'お茶', 'コーヒー', 'ジュース'],
    denies: ['vending', 'public-transport'],
  },
  {
    kind: 'postal-counter',
    words: [
      'ゆうパック',
      '書留',
      '特定記録',
      '内容証明',
      '代金引換',
      '後納',
      '別納',
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
  // 手回り品 is no carriage of persons (基通1-8-13), and hired vehicles carry nobody else's passengers.
  {
    kind: 'goods',
    words: ['手回り品', 'レンタカー', 'カーシェア', 'シェアサイクル', '運転代行', '貸切バス'],
    denies: ['public-transport'],
  },
  { kind: 'vending', words: ['コインロッカー', '自販機', '自動販売機', 'コインランドリー'], denies: [] },
  {
    kind: 'golf',
    words: ['ゴルフ', 'カントリークラブ', 'カントリー倶楽部', 'プレー代', 'ラウンド代', 'グリーンフィ'],
    denies: ['entertainment', 'meeting'],
  },
  {
    kind: 'gift',
    words: [
      '贈答',
      '中元',
      '歳暮',
      '手土産',
      'お土産',
      'おみやげ',
      '菓子折',
      'QUOカード',
      'クオカード',
      '図書カード',
      'ビール券',
      'お米券',
      '旅行券',
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
      '香奠',
      '御霊前',
      '玉串料',
      '餞別',
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
    words: [
      '航空券',
      '飛行機',
      '航空運賃',
      'ANA',
      'JAL',
      '全日空',
      '日本航空',
      'エアライン',
      'ピーチ',
      'Peach',
      'ジェットスター',
      'スカイマーク',
      'ソラシド',
      'スターフライヤー',
      'AIRDO',
    ],
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

/** 接待 that is no 飲食: its price per head keeps nothing out of 交際費 (措法61の4⑥二). */
export const otherThanMealWords = [
  '観劇',
  '観戦',
  '歌舞伎',
  'コンサート',
  '招待旅行',
  '旅行招待',
  '送迎',
  'ハイヤー',
  'タクシー代',
] as const;
