import { replaceApproval, showApproval } from '#contract/settings/approval.ts';
import { settingPart } from '#web/settings/setting-part.ts';

export const approval = settingPart(
  { show: showApproval, replace: replaceApproval },
  {
    name: 'approval',
    title: '代替承認者',
    group: 'approvals',
    purpose: '承認ルートのステップに承認できる人がいないとき、代わりに承認する人です。',
    follows: 'これから提出される申請から、新しい代替承認者が入ります。すでに回っている申請は変わりません。',
    field: {
      kind: 'group',
      word: '',
      fields: {
        fallbackApproverId: {
          kind: 'named',
          of: 'people',
          word: '代替承認者',
          whenNone: 'なし',
          hint: '承認する権限のある人から選びます。いないときは、承認者のいない申請は提出できません。',
        },
      },
    },
  },
);
