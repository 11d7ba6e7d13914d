/** The end of a mail to somebody who may not expect it. */
export const footToNewcomers: readonly string[] = [
  '',
  'このメールに心当たりがない場合は、貴社のテナント管理者にお知らせください。',
  '',
  'STAFee',
];

/** To whom something was done of which he may know nothing. */
export const perhapsSomebodyElse =
  '心当たりがない場合は、第三者が操作したおそれがあります。至急、貴社のテナント管理者にお知らせください。';
