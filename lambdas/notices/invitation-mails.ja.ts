import type { Instant } from '#domain/kernel/time.ts';
import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import { footToNewcomers } from './mail-foot.ja.ts';
import { momentInWords } from '#domain/calendar/moment-in-words.ja.ts';

type Invited = {
  readonly to: string;
  readonly name: string;
  readonly loginId: string;
  readonly companyName: string;
  readonly companyCode: string;
  readonly origin: string;
  readonly expiresAt: Instant;
};

const headOf = ({ name, companyName, companyCode, loginId, origin }: Invited): readonly string[] => [
  `${name} 様`,
  '',
  `${companyName} の STAFee をご利用いただけるようになりました。`,
  '',
  `サインイン画面: ${origin}/`,
  `企業コード: ${companyCode}`,
  `サインインID: ${loginId}`,
  '',
];

/** The link's secret stands behind `#`: browsers send it to no server, and a scanner that opens it uses nothing up. */
export const invitationByLinkMail = (invited: Invited & { readonly token: string }): Mail => ({
  to: invited.to,
  subject: '【STAFee】ご利用開始のご案内',
  text: [
    ...headOf(invited),
    '次のリンクを開き、パスワードを設定してください。',
    '',
    `${invited.origin}/first-password#${invited.token}`,
    '',
    `有効期限: ${momentInWords(invited.expiresAt)}`,
    'リンクは一度だけ使えます。期限が切れたときは、貴社のテナント管理者に再招待を依頼してください。',
    ...footToNewcomers,
  ].join('\n'),
});

/** The first of two, so that neither of them alone opens an account. */
export const invitationMail = (invited: Invited): Mail => ({
  to: invited.to,
  subject: '【STAFee】ご利用開始のご案内',
  text: [...headOf(invited), '仮パスワードは別のメールでお知らせします。', ...footToNewcomers].join('\n'),
});

export const temporaryPasswordMail = ({
  to,
  name,
  temporaryPassword,
  expiresAt,
}: Pick<Invited, 'to' | 'name' | 'expiresAt'> & { readonly temporaryPassword: string }): Mail => ({
  to,
  subject: '【STAFee】仮パスワードのお知らせ',
  text: [
    `${name} 様`,
    '',
    `仮パスワード: ${temporaryPassword}`,
    '',
    `${momentInWords(expiresAt)}までにサインインし、新しいパスワードを設定してください。`,
    ...footToNewcomers,
  ].join('\n'),
});
