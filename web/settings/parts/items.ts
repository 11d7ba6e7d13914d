import { replaceWatchedAmounts, showWatchedAmounts } from '#contract/settings/watched-amounts.ts';
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
