import * as v from 'valibot';
import { refusal } from '../refusal.ts';

/** The client asks whether to ask another administrator, and what for. */
export const secondPersonNeeded = refusal(
  'second-person-needed',
  403,
  [
    'ほかの管理者の承認が必要な変更です',
    '会社の設定により、次の変更にはほかの管理者の承認が必要です：{gains}。承認を依頼してください。',
  ],
  { gains: v.string() },
);
export const secondPersonNotNeeded = refusal('second-person-not-needed', 409, [
  '承認を依頼しなくてもできる変更です',
  'この変更に、ほかの管理者の承認は必要ありません。そのまま保存してください。',
]);
export const secondRequestsTooMany = refusal(
  'second-requests-too-many',
  409,
  [
    '承認待ちの依頼が多すぎます',
    '承認待ちの依頼は会社全体で{most}件までです。先に、ほかの依頼を承認・却下するか取り下げてください。',
  ],
  { most: v.number() },
);
export const secondRequestOver = refusal('second-request-over', 409, [
  'すでに終わった依頼です',
  'この依頼は、承認・却下・取下げのいずれかが行われたか、期限が切れています。最新の一覧を確認してください。',
]);
export const ownSecondRequest = refusal('own-second-request', 403, [
  '自分の依頼は承認できません',
  '自分で依頼した変更を、自分で承認・却下することはできません。ほかの管理者に依頼するか、取り下げてください。',
]);
export const ownSecondRequestTooEarly = refusal(
  'own-second-request-too-early',
  403,
  [
    'まだ実行できません',
    'ほかに承認できる管理者がいないため、依頼から{days}日たつと、自分で実行できます。それまでお待ちください。',
  ],
  { days: v.number() },
);
export const secondPersonSharesMailbox = refusal('second-person-shares-mailbox', 403, [
  '同じメールアドレスの人の依頼は承認できません',
  '依頼した人とメールアドレスが同じため、承認できません。別のメールアドレスを使うほかの管理者が承認してください。',
]);
export const secondPersonGains = refusal('second-person-gains', 403, [
  '自分の権限が増える依頼は承認できません',
  'この依頼で、自分の権限か閲覧できる範囲が広がるため、承認できません。ほかの管理者が承認してください。全員が当てはまるときは、1人ずつに分けて依頼してください。',
]);
export const secondPersonNotIndependent = refusal(
  'second-person-not-independent',
  403,
  [
    'この依頼は、いまは承認できません',
    '依頼した人か承認する人が、{days}日以内に、ほかの人からメールアドレス・サインインIDを変更されたか、相手から登録されています。ほかの管理者が承認してください。',
  ],
  { days: v.number() },
);
/** Of whoever asks: he may be somebody else. */
export const askerNamedLately = refusal(
  'asker-named-lately',
  403,
  [
    'いまは依頼できません',
    'あなたのメールアドレスまたはサインインIDが{days}日以内にほかの人に変更されたため、依頼できません。ほかの管理者に依頼してもらってください。',
  ],
  { days: v.number() },
);
