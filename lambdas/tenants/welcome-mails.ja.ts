import type { WelcomeMailKind } from '#domain/operators/onboarding.ts';
import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import { footToNewcomers } from '#lambdas/notices/mail-foot.ja.ts';

type Welcome = {
  readonly to: string;
  readonly name: string;
  readonly companyName: string;
  readonly companyCode: string;
  readonly loginId: string;
  readonly appOrigin: string;
  readonly temporaryPassword: string;
};

/** Two mails, so that neither of them alone opens an account. */
export const welcomeMails = (welcome: Welcome): Readonly<Record<WelcomeMailKind, Mail>> => {
  const { to, name, companyName, companyCode, loginId, appOrigin, temporaryPassword } = welcome;
  const head = [`${name} 様`, ''];
  return {
    guide: {
      to,
      subject: '【STAFee】利用開始のご案内',
      text: [
        ...head,
        `${companyName} の STAFee をご利用いただけるようになりました。`,
        '',
        `サインイン画面: ${appOrigin}/`,
        `企業コード: ${companyCode}`,
        `サインインID: ${loginId}`,
        '',
        '仮パスワードは別のメールでお知らせします。',
        ...footToNewcomers,
      ].join('\n'),
    },
    password: {
      to,
      subject: '【STAFee】仮パスワードのお知らせ',
      text: [
        ...head,
        `仮パスワード: ${temporaryPassword}`,
        '',
        '7日以内にサインインし、新しいパスワードを設定してください。',
        ...footToNewcomers,
      ].join('\n'),
    },
  };
};
