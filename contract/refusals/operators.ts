import * as v from 'valibot';
import { refusal } from '../refusal.ts';

/** After both factors were proven: to a stranger nothing is told of anybody's training (7.2.2). */
export const trainingOver = refusal('training-over', 403, [
  '教育の記録が有効ではありません',
  '有効な教育の記録がないため、サインインできません。教育を受け、安全管理の運用者に記録を依頼してください。',
]);
export const operatorExists = refusal('operator-exists', 409, [
  'この運用者IDは使えません',
  'この運用者IDは登録されているか、以前に使われています。別の運用者IDにしてください。',
]);
export const operatorsFull = refusal('operators-full', 409, [
  '運用者をこれ以上追加できません',
  '登録できる運用者の数に達しています（利用を終えた運用者を含みます）。開発の担当に連絡してください。',
]);
export const operatorChangedMeanwhile = refusal('operator-changed-meanwhile', 409, [
  '内容が更新されています',
  '他の人がこの運用者を先に変更しました。画面を更新して、最新の内容を確認してください。',
]);
export const operatorEnded = refusal('operator-ended', 409, [
  '利用を終えた運用者です',
  'この運用者は利用を終えています。変更できません。',
]);
export const lastSecurityOperator = refusal('last-security-operator', 422, [
  '安全管理の運用者がいなくなります',
  '安全管理のロールを持つ運用者は、少なくとも一人必要です。先に別の運用者に安全管理のロールを付けてください。',
]);
export const securityRoleHeld = refusal('security-role-held', 422, [
  '先に安全管理のロールを外してください',
  '安全管理のロールを持つ運用者の利用は、ロールを外してから（二人での操作）終えてください。',
]);
export const ownOperator = refusal('own-operator', 422, [
  '自分には行えません',
  'この操作は、自分自身には行えません。ほかの運用者に依頼してください。',
]);
export const operatorEnrolled = refusal('operator-enrolled', 409, [
  '仮パスワードは発行できません',
  'この運用者は認証アプリを登録済みです。失くしたときは、手順書「運用者アカウント」に従ってください。',
]);
export const requestOver = refusal('request-over', 409, [
  '処理済みの依頼です',
  'この依頼は、承認・却下・取下げが済んでいるか、期限が過ぎています。画面を更新してください。',
]);
export const requestNeedsAnother = refusal('request-needs-another', 403, [
  'ほかの運用者の承認が必要です',
  'この操作は二人で行います。自分の依頼と、7日以内に自分へ仮パスワードを発行した人の依頼は承認できません。ほかの運用者に依頼してください。',
]);
export const requestWaits = refusal(
  'request-waits',
  409,
  [
    'まだ実行できません',
    '承認できる運用者がほかにいないため、{from}から実行できます。それまでは取り下げられます。',
  ],
  { from: v.string() },
);
export const requestOutdated = refusal(
  'request-outdated',
  409,
  [
    '依頼の内容を実行できません',
    '依頼の後に状況が変わったため、実行できません（{why}）。必要なときは、もう一度依頼してください。',
  ],
  { why: v.string() },
);
export const requestAboutYou = refusal('request-about-you', 403, [
  '自分についての依頼です',
  '自分についての依頼は、承認も却下もできません。ほかの運用者が決めます。',
]);
export const requestPending = refusal('request-pending', 409, [
  '同じ依頼があります',
  '同じ内容の依頼が承認を待っています。「二人での操作」で確認してください。',
]);
export const requestsMany = refusal('requests-many', 409, [
  '依頼が多すぎます',
  '承認を待っている依頼が多いため、新しく依頼できません。不要な依頼を取り下げるか、承認を待ってください。',
]);
export const companyNotActive = refusal('company-not-active', 409, [
  '利用中の会社ではありません',
  'この会社は既に停止中か、解約済みです。',
]);
export const companyNotSuspended = refusal('company-not-suspended', 409, [
  '停止中の会社ではありません',
  'この会社は停止中ではありません。',
]);
