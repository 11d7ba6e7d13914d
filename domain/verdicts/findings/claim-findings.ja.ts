import { about } from './finding-row.ts';

/** The claim as a whole. */
export const claimFindings = {
  'title-unmappable': about<{ readonly characters: string }>({
    field: 'title',
    rule: 'ACC-001',
    says: ({ characters }) =>
      `件名に会計ソフトで使えない文字「${characters}」が含まれています。別の文字に直してください`,
  }),
  'title-shortened': about<{ readonly shown: string }>({
    field: 'title',
    rule: 'ACC-002',
    says: ({ shown }) => `会計ソフトの摘要では、件名が「${shown}」と短くなります。短くしてください`,
  }),
  'no-lines': about({ field: 'lines', says: () => '明細を1行以上入力してください' }),
  'line-ids-repeated': about({
    field: 'lines',
    says: () => '明細の番号が重複しています。画面を再読み込みしてやり直してください',
  }),
};
