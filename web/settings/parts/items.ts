import { replaceItemAsks, showItemAsks } from '#contract/settings/item-asks.ts';
import { replaceWatchedAmounts, showWatchedAmounts } from '#contract/settings/watched-amounts.ts';
import type { Ask } from '#domain/rules/ask.ts';
import { settingPart } from '#web/settings/setting-part.ts';

const item = { kind: 'named', of: 'items', word: '経費科目' } as const;

export const watchedAmounts = settingPart(
  { show: showWatchedAmounts, replace: replaceWatchedAmounts },
  {
    name: 'watched-amounts',
    title: '確認する金額',
    group: 'items',
    purpose: '1件の金額がこれを超えると、申請者と承認者に注意を表示します。提出は止めません。',
    follows: 'これから確認する申請に当てはまります。承認済みの申請には、何も起こりません。',
    field: {
      kind: 'rows',
      word: '',
      rowWord: '金額の行',
      keys: ['itemCode'],
      row: { itemCode: item, warnAboveYen: { kind: 'yen', word: 'この額を超えたら注意' } },
    },
  },
);

const words: Readonly<Record<Ask, string>> = {
  required: '必須',
  wanted: '空欄なら注意',
  optional: '任意',
  hidden: '表示しない',
};
const ask = <const Word extends string>(word: Word) =>
  ({ kind: 'choice', word, words, whenNone: '標準どおり' }) as const;

export const itemAsks = settingPart(
  { show: showItemAsks, replace: replaceItemAsks },
  {
    name: 'item-asks',
    title: '経費科目の入力項目',
    group: 'items',
    purpose: '経費科目ごとに、申請で何を入力してもらうかを変えます。行のない経費科目は標準どおりです。',
    follows:
      'これから入力・提出する申請に当てはまります。下書きで必須の項目が空いていると、提出できなくなります。',
    field: {
      kind: 'rows',
      word: '',
      rowWord: '経費科目の行',
      keys: ['itemCode'],
      row: {
        itemCode: item,
        asks: {
          kind: 'group',
          word: '入力項目',
          whenNone: '標準どおり',
          fields: {
            supplier: ask('支払先'),
            registration: ask('登録番号'),
            journey: ask('区間'),
            lodging: ask('宿泊地・泊数'),
            perDiem: ask('日当の日数'),
            participants: ask('参加者'),
            recipients: ask('贈り先'),
            purpose: ask('目的'),
            described: ask('品名・内容'),
          },
        },
      },
    },
  },
);
