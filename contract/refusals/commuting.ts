import * as v from 'valibot';
import { refusal } from '../refusal.ts';

export const commuterPassChangedMeanwhile = refusal('commuter-pass-changed-meanwhile', 409, [
  '内容が更新されています',
  'ほかの人が先にこの定期券を処理したか、本人が取り下げました。最新の内容を確認してください。',
]);
export const ownCommuterPassClosed = refusal('own-commuter-pass-closed', 403, [
  '本人による申請は受け付けていません',
  '会社の設定により、通勤定期は管理者が登録します。登録や変更は、貴社のテナント管理者に依頼してください。',
]);
export const ownCommuterPassKeptByAnother = refusal('own-commuter-pass-kept-by-another', 403, [
  '自分の通勤定期は自分で確認できません',
  '申請は自分でも行えますが、確定・差戻し・終了・登録は、利用者を管理するほかの方に依頼してください。',
]);
export const commuterPassesTooMany = refusal(
  'commuter-passes-too-many',
  422,
  [
    '登録できる数を超えています',
    '通勤定期は1人{most}件まで、確認待ちは{mostAsked}件までです。確認待ちの申請を取り下げるか、管理者に連絡してください。',
  ],
  { most: v.number(), mostAsked: v.number() },
);
