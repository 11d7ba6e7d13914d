import { replacePeopleRules, showPeopleRules } from '#contract/settings/people-rules.ts';
import { replaceSecondPerson, showSecondPerson } from '#contract/settings/second-person.ts';
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

export const secondPerson = settingPart(
  { show: showSecondPerson, replace: replaceSecondPerson },
  {
    name: 'second-person',
    title: '管理者の承認',
    group: 'people',
    purpose:
      '管理者の権限を付ける、期間限定の利用を始める・延ばす・広げる、サポートに閲覧を許可するなどの変更を、ほかの管理者が承認してから反映するかどうかを決めます。権限を外すことや利用の停止は、1人で行えます。',
    follows:
      '使う間は、対象の変更を保存するときに、ほかの管理者へ承認を依頼します。やめるときにも、ほかの管理者の承認が必要です。管理者が1人だけになったときは、依頼から3日後に自分で実行できます。',
    field: {
      kind: 'group',
      word: '',
      fields: {
        approval: {
          kind: 'choice',
          word: 'ほかの管理者の承認',
          words: { off: '使わない', on: '使う' },
          hint: '対象は「ロールと権限を変更する」「利用者を登録・変更・停止・削除する」「セキュリティ設定を変更する」「会社設定を変更する」の権限を付けること、職務の分離の禁止をやめること、監査などですべての申請を閲覧する利用・期間限定の利用、サポートへの閲覧許可です。',
        },
      },
    },
  },
);
