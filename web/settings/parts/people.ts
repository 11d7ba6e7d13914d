import { replacePeopleRules, showPeopleRules } from '#contract/settings/people-rules.ts';
import { settingPart } from '#web/settings/setting-part.ts';

export const peopleRules = settingPart(
  { show: showPeopleRules, replace: replacePeopleRules },
  {
    name: 'people-rules',
    title: '利用者の手続き',
    group: 'people',
    purpose: '利用者が自分で変更できることと、招待の方法の初期値を決めます。',
    follows:
      'これからの手続きに当てはまります。「受け付けない」にすると、確認待ちのメールアドレスの変更も確定できなくなります。',
    field: {
      kind: 'group',
      word: '',
      fields: {
        ownAddress: {
          kind: 'choice',
          word: '本人によるメールアドレスの変更',
          words: { open: '受け付ける', closed: '受け付けない' },
          hint: '新しいアドレスに届く確認のメールを本人が開くと、変更が確定します。',
        },
        ownCommuterPass: {
          kind: 'choice',
          word: '本人による通勤定期の申請',
          words: { open: '受け付ける', closed: '受け付けない' },
          hint: '受け付けないときは、管理者が利用者の画面で登録します。',
        },
        invitationWay: {
          kind: 'choice',
          word: '招待の方法の初期値',
          words: { link: 'メールのリンク', 'temporary-password': '仮パスワード（IDとは別のメール）' },
          hint: '招待するときに、その都度変えられます。',
        },
      },
    },
  },
);
