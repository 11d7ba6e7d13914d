import type { Mail } from '#lambdas/adapters/aws/mail.ts';

/** Says that something waits, not what: the reason, the amounts and the title are read after signing in. */
export const claimSentBackMail = ({
  to,
  name,
  claimNumber,
  claimId,
  appOrigin,
}: {
  readonly to: string;
  readonly name: string;
  /** Absent on a claim that never had one. */
  readonly claimNumber: string | undefined;
  readonly claimId: string;
  readonly appOrigin: string;
}): Mail => ({
  to,
  subject: '【STAFee】差戻しのお知らせ',
  text: [
    `${name} 様`,
    '',
    `経費申請${claimNumber === undefined ? '' : `「${claimNumber}」`}が差し戻されました。`,
    'サインインして差戻しの理由を確認し、修正のうえ再度申請してください。',
    '',
    `${appOrigin}/claims/${claimId}`,
    '',
    'このメールは送信専用です。心当たりがない場合は、貴社のテナント管理者にお知らせください。',
    '',
    'STAFee',
  ].join('\n'),
});
