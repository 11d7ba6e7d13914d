import { replaceRoutes, showRoutes } from '#contract/settings/routes.ts';
import { approverNames } from '#web/settings/approver-names.ts';
import { periodFields } from '#web/settings/part-fields.ts';
import { RouteCheck } from '#web/settings/route-check.tsx';
import { settingPart } from '#web/settings/setting-part.ts';

export const routes = settingPart(
  { show: showRoutes, replace: replaceRoutes },
  {
    name: 'routes',
    title: '承認ルート',
    group: 'approvals',
    purpose:
      '誰がどの順に承認するかを決めます。上のルートから順に、明細の経費科目がすべて当てはまるものを使います。',
    follows: 'これから提出される申請に当てはまります。回っている申請は、提出したときのルートのままです。',
    namesIn: (_value, names) => ({ approvers: approverNames(names) }),
    beside: RouteCheck,
    field: {
      kind: 'rows',
      word: '',
      rowWord: 'ルート',
      keys: ['id'],
      isOrdered: true,
      row: {
        id: { kind: 'text', word: 'ルートID', makes: 'R-' },
        name: { kind: 'text', word: 'ルート名' },
        itemCodes: { kind: 'several', of: 'items', word: '対象の経費科目', whenNone: 'すべて' },
        ...periodFields,
        steps: {
          kind: 'rows',
          word: 'ステップ',
          rowWord: 'ステップ',
          keys: ['name'],
          isOrdered: true,
          row: {
            name: { kind: 'text', word: 'ステップ名' },
            approvers: {
              kind: 'several',
              of: 'approvers',
              word: '承認者（誰か1人）',
              hint: '部門の長・メンバー、ロール、人の名前で探せます。承認する権限のない人には回りません。',
            },
            fromTotal: { kind: 'yen', word: 'この合計額から', whenNone: '条件なし' },
            forAccounts: {
              kind: 'several',
              of: 'accounts',
              word: 'この勘定科目を含むとき',
              whenNone: '条件なし',
            },
          },
        },
      },
    },
  },
);
