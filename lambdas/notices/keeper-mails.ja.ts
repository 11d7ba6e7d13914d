import type { Instant } from '#domain/kernel/time.ts';
import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import type { NoticeOf } from '#lambdas/adapters/tenant/notice.ts';
import { oneLine } from './mail-text.ts';
import { momentInWords } from '#domain/calendar/moment-in-words.ja.ts';

type Fact = NoticeOf<'keeper-told'>['fact'];

type Told = {
  readonly fact: Fact;
  readonly at: Instant;
  /** Whom it is about. @default the company */
  readonly whose: { readonly name: string; readonly loginId: string } | undefined;
  /** @default nobody is known who did it */
  readonly byName: string | undefined;
  /** Whom it is about did it himself, or somebody in his session. */
  readonly isOwn: boolean;
};

const [nameMost, idMost] = [60, 80];

/** `what` follows 「…に、…さんの操作で、」. */
const words: Readonly<
  Record<Fact, { readonly subject: string; readonly what: string; readonly next: string }>
> = {
  'new-keeper': {
    subject: '管理者が増えました',
    what: '次の人が、ロールと権限を管理できるようになりました。',
    next: '心当たりがない場合は、利用者の画面でこの人を停止し、履歴を確認してください。',
  },
  'new-keepers': {
    subject: '管理者が増えました',
    what: '何人かが、ロールと権限を管理できるようになりました。',
    next: '「ロールと権限」の画面で、だれがロールを持っているかを確認できます。心当たりがない場合は、利用者の画面でその人を停止してください。',
  },
  'factor-ended': {
    subject: '管理者の二段階認証が変更されました',
    what: '次の管理者の認証アプリなどの登録が解除されたか、リカバリーコードが使われました。',
    next: 'ご本人に確かめてください。心当たりがないときは、利用者の画面でこの人を停止してください。',
  },
  'passkey-added': {
    subject: '管理者のパスキーが登録されました',
    what: '次の管理者のパスキーが登録されました。',
    next: 'ご本人に確かめてください。心当たりがないときは、利用者の画面でこの人を停止してください。',
  },
  access: {
    subject: 'ロールと権限が変更されました',
    what: '会社の「ロールと権限」が変更されました。',
    next: '内容は、「ロールと権限」の画面の履歴で確認できます。心当たりがないときは、至急、元に戻してください。',
  },
  addresses: {
    subject: '接続元IP制限が変更されました',
    what: '会社の「接続元IP制限」が変更されました。確定を待っている間は試行で、確定しないと元の制限に戻ります。',
    next: '内容は、「セキュリティ」の画面の履歴で確認できます。心当たりがないときは、至急、元に戻してください。',
  },
  'people-rules': {
    subject: '利用者の手続きの設定が変更されました',
    what: '会社の「利用者の手続き」が変更されました。',
    next: '内容は、「会社設定」の画面の履歴で確認できます。心当たりがないときは、至急、元に戻してください。',
  },
  'sign-in-rules': {
    subject: 'パスワードとサインインの設定が変更されました',
    what: '会社の「パスワードとサインイン」の設定が変更されました。',
    next: '内容は、「セキュリティ」の画面の履歴で確認できます。心当たりがないときは、至急、元に戻してください。',
  },
};

/** To whoever keeps access: what touches who gets in, and who may what. */
export const keeperMail = (
  { to, name }: { readonly to: string; readonly name: string },
  { fact, at, whose, byName, isOwn }: Told,
): Mail => {
  const { subject, what, next } = words[fact];
  const others = byName === undefined ? '' : `${oneLine(byName, nameMost)}さんの操作で、`;
  const hand = isOwn ? '本人の手続きで、' : others;
  const about =
    whose === undefined
      ? []
      : [
          '',
          `  氏名: ${oneLine(whose.name, nameMost)}`,
          ...(whose.loginId === '' ? [] : [`  サインインID: ${oneLine(whose.loginId, idMost)}`]),
        ];
  return {
    to,
    subject: `【STAFee】${subject}`,
    text: [
      `${oneLine(name, nameMost)} 様`,
      '',
      `${momentInWords(at)}に、${hand}${what}`,
      ...about,
      '',
      next,
      '',
      'STAFee',
    ].join('\n'),
  };
};
