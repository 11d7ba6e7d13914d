import { refusal } from '../refusal.ts';

export const grantNotInForce = refusal('grant-not-in-force', 409, [
  '閲覧許可が有効ではありません',
  '閲覧許可は、期間が終わったか、会社が取り消しています。必要なときは、もう一度依頼してください。',
]);
export const partNotGranted = refusal('part-not-granted', 403, [
  '許可されていない範囲です',
  '会社が許可した範囲に含まれていません。必要なときは、範囲を選び直して依頼してください。',
]);
export const grantOver = refusal('grant-over', 409, [
  '終わった閲覧許可です',
  'この閲覧許可は、取消し・終了・期限切れのいずれかです。画面を更新してください。',
]);
export const grantDecided = refusal('grant-decided', 409, [
  '回答済みの依頼です',
  'この依頼には、許可または拒否の回答が済んでいるか、期限が過ぎています。画面を更新してください。',
]);
export const grantsMany = refusal('grants-many', 409, [
  '依頼が多すぎます',
  'この会社には、回答を待っている依頼か有効な許可が3件あるか、24時間以内に10件の依頼をしています。終えるか、時間をおいてから依頼してください。',
]);
