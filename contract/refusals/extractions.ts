import { refusal } from '../refusal.ts';

export const extractionTooLong = refusal('extraction-too-long', 422, [
  '期間を確認してください',
  '一度に抽出できる期間は31日までです。開始日から終了日までを31日以内で指定してください。',
]);
export const extractionCompanyUnknown = refusal('extraction-company-unknown', 422, [
  '対象の会社がありません',
  '会社の一覧を開き直して、対象を選んでください。',
]);
export const extractionsOpen = refusal('extractions-open', 409, [
  '抽出が混み合っています',
  '作成中の抽出が5件あります。終わってから、もう一度依頼してください。',
]);
export const extractionNotReady = refusal('extraction-not-ready', 409, [
  'ファイルがありません',
  '作成が終わっていないか、保存期間（7日間）が過ぎています。必要なときは、もう一度抽出してください。',
]);
