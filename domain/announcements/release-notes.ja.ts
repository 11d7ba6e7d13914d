/** リリースノート: what a release changes for whoever uses the service, once; announcements of it are drafted from here. */
export type ReleaseNote = {
  readonly release: string;
  readonly title: string;
  readonly content: string;
  readonly impact: string;
  /** @default nothing is asked of customers */
  readonly action?: string;
};

/** The newest first. A release that users see adds its own here. */
export const releaseNotes: readonly ReleaseNote[] = [
  {
    release: '2026.12',
    title: 'サービスのお知らせを、メールと画面でお届けします',
    content:
      'サービスの変更、定期・緊急メンテナンス、ぜい弱性に関するお知らせを、テナント管理者の方へメールでお届けします。メンテナンスの後には、結果もお知らせします。どなたも「お知らせ」の画面でご覧いただけます。',
    impact: '作業中もSTAFeeをご利用いただけます。',
  },
];
