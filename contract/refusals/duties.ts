import { refusal } from '../refusal.ts';

export const dutyChangedMeanwhile = refusal('duty-changed-meanwhile', 409, [
  '内容が更新されています',
  '他の人がこの項目を先に変更したか、終えています。画面を更新して、最新の内容を確認してください。',
]);
export const dutiesFull = refusal('duties-full', 409, [
  '項目をこれ以上登録できません',
  '登録できる数に達しています。終わった項目を終えてから登録してください。',
]);
export const dutyOwnerUnknown = refusal('duty-owner-unknown', 422, [
  '担当者を確認してください',
  '担当者は、利用中の運用者から選んでください。',
]);
export const lastOfItsBook = refusal('last-of-its-book', 422, [
  'この台帳の最後の項目です',
  '台帳には、繰り返し行う項目が少なくとも一つ必要です。先に次の項目を登録してください。',
]);
export const dutyOverdue = refusal('duty-overdue', 422, [
  '期限を過ぎた項目です',
  '期限を過ぎた項目は、実施を記録してから終えてください。',
]);
