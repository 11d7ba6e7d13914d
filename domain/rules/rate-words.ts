/** 酒類 are never 軽減 (消法2①九の二, 別表第一一). */
export const alcoholWords = [
  'ビール',
  '発泡酒',
  '日本酒',
  '焼酎',
  'ワイン',
  'ウイスキー',
  'ウィスキー',
  '清酒',
  '酒類',
  '酎ハイ',
  'チューハイ',
  'ハイボール',
  'シャンパン',
  'お酒',
  'サワー',
  '梅酒',
  '果実酒',
  '紹興酒',
  'カクテル',
  'リキュール',
  'ブランデー',
  '泡盛',
  'マッコリ',
  '本みりん',
  'ウーロンハイ',
] as const;
/** Beside one of these it is no 酒類: below 1 % alcohol. */
export const softWords = ['ノンアルコール', 'サワークリーム', '甘酒', '酒粕', 'ビアグラス'] as const;
/** 新聞 are 軽減 only by subscription, and only those of twice a week or more. */
export const subscriptionWords = ['定期購読', '購読料', '月極'] as const;
