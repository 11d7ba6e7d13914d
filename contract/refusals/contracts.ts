import { refusal } from '../refusal.ts';

export const contractChangedMeanwhile = refusal('contract-changed-meanwhile', 409, [
  '契約が更新されています',
  '他の人がこの会社の契約を先に変更しました。画面を更新して、最新の内容を確認してください。',
]);
export const contractUnchanged = refusal('contract-unchanged', 422, [
  '変更がありません',
  '契約の内容が変わっていません。変更する項目を入力してください。',
]);
export const contractTakesAway = refusal('contract-takes-away', 422, [
  '二人で行う変更です',
  '上限やプランを下げるか、オプションを外す変更は、二人で行います。「縮小を依頼する」から依頼してください。',
]);
export const contractTakesNothing = refusal('contract-takes-nothing', 422, [
  '依頼はいりません',
  '上限を下げず、オプションも外さない変更は、一人で行えます。「契約を変更」から変更してください。',
]);
