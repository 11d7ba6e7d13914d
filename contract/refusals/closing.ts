import { refusal } from '../refusal.ts';

export const closingChangedMeanwhile = refusal('closing-changed-meanwhile', 409, [
  '締めの状態が更新されています',
  '他の画面または他の人が月を締めたか、締めを取り消しました。画面を更新して、最新の状態を確認してください。',
]);
export const monthAlreadyClosed = refusal('month-already-closed', 409, [
  '締め済みの月です',
  'この月は既に締められています。',
]);
export const monthNotOver = refusal('month-not-over', 422, [
  'まだ締められない月です',
  '締められるのは、終わった月だけです。翌月になってから締めてください。',
]);
export const monthNotClosed = refusal('month-not-closed', 409, [
  '締められていない月です',
  'この月は締められていません。',
]);
export const monthFiled = refusal('month-filed', 422, [
  '申告期限を過ぎた月です',
  'この月の事業年度は申告期限を過ぎているため、締めを取り消せません。申告期限を延長している場合は、会社設定の「申告期限」を変更してください。',
]);
