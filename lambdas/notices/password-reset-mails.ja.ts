import type { Instant } from '#domain/kernel/time.ts';
import { linkMinutes } from '#domain/tenants/password-reset.ts';
import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import { momentInWords } from './moment-in-words.ja.ts';

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
    `${origin}/password-reset#${token}`,
    '',
    `有効期限: ${momentInWords(expiresAt)}（受付から${linkMinutes}分間）`,
    'リンクは一度だけ使えます。もう一度手続きしたときは、最新のメールのリンクだけが使えます。',
    '',
    '心当たりがない場合は、リンクを開かずにこのメールを破棄してください。パスワードは変わりません。',
    '同じメールが何度も届くときは、貴社のテナント管理者にお知らせください。',
    '',
    'STAFee',
  ].join('\n'),
});

/** Tells the person in case it was somebody else. */
export const passwordResetDoneMail = ({ to, name, at }: Recipient & { readonly at: Instant }): Mail => ({
  to,
  subject: '【STAFee】パスワードを再設定しました',
  text: [
    `${name} 様`,
    '',
    `${momentInWords(at)}に、パスワードが再設定されました。`,
    'これまでのサインインは、すべての端末で終了しています。新しいパスワードでサインインしてください。',
    '登録済みのパスキーと認証アプリは、そのまま使えます。サインイン後に「二段階認証」の画面を開き、見覚えのないパスキーがあれば削除してください。',
    '',
    '心当たりがない場合は、第三者が再設定したおそれがあります。至急、貴社のテナント管理者にお知らせください。',
    '',
    'STAFee',
  ].join('\n'),
});
