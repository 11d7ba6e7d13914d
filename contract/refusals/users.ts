import * as v from 'valibot';
import { refusal } from '../refusal.ts';

export const personChangedMeanwhile = refusal(
  'person-changed-meanwhile',
  409,
  [
    '内容が更新されています',
    '他の人が先にこの利用者を変更しました。最新の内容を確認してから、もう一度変更してください。',
  ],
  { version: v.number() },
);
export const nobodyKeepsAccess = refusal('nobody-keeps-access', 422, [
  '最後の管理者です',
  'この人のほかに、ロールと権限を変更できる人がいません。先に、ほかの人に管理者のロールを付けてください。',
]);
export const dutiesNotSeparated = refusal(
  'duties-not-separated',
  422,
  ['職務が分離されません', '会社の設定により、次の権限を同じ人に持たせることはできません：{pairs}'],
  { pairs: v.string() },
);
/** Somebody who keeps people, and not access, could become another who may more, by his address or an invitation. */
export const personMayMore = refusal('person-may-more', 403, [
  '権限がありません',
  'この人は、あなたにない権限を持っています。この操作には「ロールと権限を変更する」の権限が必要です。',
]);
export const personNotInvitable = refusal('person-not-invitable', 409, [
  '招待できません',
  'すでに自分のパスワードを設定した人と、停止・削除した人は招待できません。パスワードを忘れた人には、サインイン画面の「パスワードを忘れた」を案内してください。',
]);
/** Of the company as a whole, so that nobody floods mailboxes in its name. */
export const invitationsTooMany = refusal(
  'invitations-too-many',
  409,
  [
    '招待が多すぎます',
    '会社全体で1時間に招待できる数（{most}通）を超えました。{from}以降に、もう一度招待してください。',
  ],
  { most: v.number(), from: v.string() },
);
export const personDeleted = refusal('person-deleted', 409, [
  '削除済の利用者です',
  '削除した利用者は変更できません。必要なときは、新しく登録してください。',
]);
export const handOverWanted = refusal('hand-over-wanted', 422, [
  '引き継ぐ人を選んでください',
  'この人は申請を承認できます。待っている承認を引き継ぐ人を選んでから、停止・削除してください。',
]);
export const personIsActive = refusal('person-is-active', 409, [
  '有効な利用者です',
  '承認の引き継ぎは、利用者を停止・削除するときに行います。',
]);
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
