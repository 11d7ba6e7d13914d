/** The end of a mail to somebody who may not expect it. */
export const footToNewcomers: readonly string[] = [
  '',
  'このメールに心当たりがない場合は、貴社のテナント管理者にお知らせください。',
  '',
  'STAFee',
];
