import { about } from './finding-row.ts';

/** The claim as a whole. */
export const claimFindings = {
  'no-lines': about({ field: 'lines', says: () => '明細を1行以上入力してください' }),
  'line-ids-repeated': about({
    field: 'lines',
    says: () => '明細の番号が重複しています。画面を再読み込みしてやり直してください',
  }),
};
