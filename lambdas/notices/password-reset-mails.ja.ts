import type { Instant } from '#domain/kernel/time.ts';
import { linkMinutes } from '#domain/tenants/password-reset.ts';
import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import { linkWords } from './link-words.ja.ts';
import { perhapsSomebodyElse } from './mail-foot.ja.ts';
import { oneLine } from './mail-text.ts';
import { momentInWords } from '#domain/calendar/moment-in-words.ja.ts';

type Recipient = { readonly to: string; readonly name: string };

/** The link's secret stands behind `#`: browsers send it to no server, and a scanner that opens the link uses nothing up. */
export const passwordResetMail = ({
  to,
  name,
  origin,
  token,
  expiresAt,
}: Recipient & { readonly origin: string; readonly token: string; readonly expiresAt: Instant }): Mail => ({
  to,
  subject: '【STAFee】パスワード再設定のご案内',
  text: [
    `${name} 様`,
    '',
    'パスワード再設定の手続きを受け付けました。',
    '次のリンクを開き、新しいパスワードを設定してください。',
    '',
    ...linkWords({ url: `${origin}/password-reset#${token}`, expiresAt, lasts: `${linkMinutes}分間` }),
    '',
    '心当たりがない場合は、リンクを開かずにこのメールを破棄してください。パスワードは変わりません。',
    '同じメールが何度も届くときは、貴社のテナント管理者にお知らせください。',
    '',
    'STAFee',
  ].join('\n'),
});

export type ToldPasskey = { readonly name: string; readonly since: Instant };

const nameMost = 60;

/** A new password ends none of them: a thief's own would let him in as before. */
const passkeyWords = (passkeys: readonly ToldPasskey[], origin: string): readonly string[] =>
  passkeys.length === 0
    ? ['パスキーは登録されていません。']
    : [
        '次のパスキーは、これからもサインインに使えます。',
        '',
        ...passkeys.map(
          ({ name, since }) => `  ・${oneLine(name, nameMost)}（登録: ${momentInWords(since)}）`,
        ),
        '',
        '見覚えのないパスキーは、サインインして、次の画面で削除してください。サインインできないときは、貴社のテナント管理者に「二段階認証の解除」を依頼してください。',
        `${origin}/me/sign-in-factors`,
      ];

/** Tells the person in case it was somebody else. */
export const passwordResetDoneMail = ({
  to,
  name,
  at,
  origin,
  passkeys,
}: Recipient & {
  readonly at: Instant;
  readonly origin: string;
  readonly passkeys: readonly ToldPasskey[];
}): Mail => ({
  to,
  subject: '【STAFee】パスワードを再設定しました',
  text: [
    `${name} 様`,
    '',
    `${momentInWords(at)}に、パスワードが再設定されました。`,
    'これまでのサインインは、すべての端末で終了しています。新しいパスワードでサインインしてください。',
    '登録済みの認証アプリは、そのまま使います。',
    '',
    ...passkeyWords(passkeys, origin),
    '',
    perhapsSomebodyElse,
    '',
    'STAFee',
  ].join('\n'),
});
