import { about } from './finding-row.ts';

/** Empty where the reader may not know which claim it is. */
type Other = {
  readonly otherClaimId: string;
  readonly otherNumber: string;
  /** For deciding who may read the other two; shown to nobody. */
  readonly otherReaders: string;
};

const nameOf = ({ otherNumber }: Other): string =>
  otherNumber === '' ? '他の申請（内容は非表示）' : `申請 ${otherNumber} `;

/** What another living claim of the company has, too (EXP-040). */
export const duplicateFindings = {
  'same-file-elsewhere': about<Other>({
    field: 'duplicateReason',
    rule: 'EXP-040',
    says: (other) =>
      `${nameOf(other)}と同じファイルの証憑です。二重の申請でなければ、同じ証憑を使う理由を入力してください`,
  }),
  'same-file-explained': about<Other>({
    field: 'duplicateReason',
    rule: 'EXP-040',
    says: (other) =>
      `${nameOf(other)}と同じファイルの証憑です（理由の記入あり）。二重でないか確認してください`,
  }),
  'same-purchase-elsewhere': about<Other>({
    field: 'line',
    rule: 'EXP-040',
    says: (other) => `${nameOf(other)}と日付・金額・支払先が同じです。二重でないか確認してください`,
  }),
  'same-allowance-day-elsewhere': about<Other>({
    field: 'perDiemDays',
    rule: 'EXP-040',
    says: (other) => `${nameOf(other)}と同じ日の日当です。二重でないか確認してください`,
  }),
};
