import * as v from 'valibot';
import { refusal } from '../refusal.ts';

/** To whoever keeps people: the contract's own figures. */
export const usersLimitReached = refusal(
  'users-limit-reached',
  409,
  [
    '利用者の上限に達しています',
    '契約の上限は{most}人で、いまの利用者は{now}人です。使っていない人の利用を停止するか、契約の変更をサービスの窓口に相談してください。',
  ],
  { most: v.number(), now: v.number() },
);
/** To applicants, who know nothing of contracts. */
export const storageLimitReached = refusal('storage-limit-reached', 409, [
  '証憑を追加できません',
  '会社が契約している証憑の保存容量を使い切っています。会社の管理者に連絡してください。',
]);
export const claimsLimitReached = refusal('claims-limit-reached', 409, [
  '今月はこれ以上提出できません',
  '会社が契約している1か月の申請数に達しています。下書きはこのまま残るので、会社の管理者に連絡してください。',
]);
