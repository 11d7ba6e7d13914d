import type { Instant } from '#domain/kernel/time.ts';
import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import { perhapsSomebodyElse } from './mail-foot.ja.ts';
import { momentInWords } from '#domain/calendar/moment-in-words.ja.ts';

type Told = { readonly to: string; readonly name: string; readonly at: Instant };

/** In case it was somebody else: whoever has the password alone could set up an authenticator first. */
const mailOf = (
  { to, name }: Told,
  {
    subject,
    lines,
    otherwise = [],
  }: {
    readonly subject: string;
    readonly lines: readonly string[];
    /** What to ask the administrator for, where it was somebody else. */
    readonly otherwise?: readonly string[];
  },
): Mail => ({
  to,
  subject: `【STAFee】${subject}`,
  text: [`${name} 様`, '', ...lines, '', perhapsSomebodyElse, ...otherwise, '', 'STAFee'].join('\n'),
});

export const secondFactorEndedMail = (told: Told): Mail =>
  mailOf(told, {
    subject: '認証アプリなどの登録が解除されました',
    lines: [
      `${momentInWords(told.at)}に、二段階認証の認証アプリなど（パスキーを含みます）の登録が解除されたか、リカバリーコードが使われました。`,
      '二段階認証を続けるときは、サインイン後に「二段階認証」の画面から、もう一度登録してください。',
    ],
  });

export const secondFactorSetUpMail = (told: Told): Mail =>
  mailOf(told, {
    subject: '認証アプリが登録されました',
    lines: [
      `${momentInWords(told.at)}に、二段階認証の認証アプリが登録されました。`,
      '次のサインインから、認証アプリの確認コードも入力します。ほかの端末のサインインは終了しました。',
    ],
  });

export const recoveryCodesRenewedMail = (told: Told): Mail =>
  mailOf(told, {
    subject: 'リカバリーコードが作り直されました',
    lines: [
      `${momentInWords(told.at)}に、二段階認証のリカバリーコードが作り直されました。`,
      'これまでのリカバリーコードは使えません。',
    ],
  });

export const passkeyAddedMail = (told: Told): Mail =>
  mailOf(told, {
    subject: 'パスキーが登録されました',
    lines: [
      `${momentInWords(told.at)}に、サインインに使うパスキーが登録されました。`,
      '登録されているパスキーは、「二段階認証」の画面で確認できます。',
    ],
    otherwise: [
      '登録されたパスキーは、パスワードを再設定しても使えます。管理者に「二段階認証の解除」を依頼してから、パスワードを再設定してください。',
    ],
  });

export const passkeyEndedMail = (told: Told): Mail =>
  mailOf(told, {
    subject: 'パスキーが削除されました',
    lines: [
      `${momentInWords(told.at)}に、サインインに使うパスキーが削除されました。`,
      '削除されたパスキーは、もうサインインに使えません。ほかの端末のサインインは終了しました。',
    ],
  });
