import * as v from 'valibot';
import { refusal } from '../refusal.ts';
import { fieldErrors } from '../shapes/field-errors.ts';

export const claimChangedMeanwhile = refusal('claim-changed-meanwhile', 409, [
  '申請が更新されています',
  '他の画面または他の人がこの申請を更新しました。画面を更新してからやり直してください。',
]);
export const claimNotSubmittable = refusal(
  'claim-not-submittable',
  422,
  ['申請を提出できません', '表示された項目を直してから、もう一度提出してください。'],
  { fields: fieldErrors },
);
export const idempotencyKeyReused = refusal('idempotency-key-reused', 422, [
  '同じ操作番号で内容が異なります',
  '同じ操作番号が別の内容で使われました。画面を更新してからやり直してください。',
]);
export const claimHasRefunds = refusal(
  'claim-has-refunds',
  409,
  [
    '返金の申請があるため、確定を取り消せません',
    'この申請の明細をもとにした返金の申請（{numbers}）があります。先にその申請を却下・差戻し、または確定の取消と差戻しをしてください。',
  ],
  { numbers: v.string() },
);
export const applicantGone = refusal(
  'applicant-gone',
  409,
  [
    '申請者に戻せません',
    '申請者（{name}）は退職・利用停止などのため、申請を直せません。承認済みまたは承認ステップへ戻すか、却下してください。',
  ],
  { name: v.string() },
);
export const reversedTooOften = refusal(
  'reversed-too-often',
  422,
  ['これ以上、確定を取り消せません', '1件の申請で確定を取り消せるのは{most}回までです。'],
  { most: v.number() },
);
export const correctionBlocked = refusal(
  'correction-blocked',
  422,
  ['訂正できません', 'この内容では明細の判定が通りません。表示された項目を確認してください。'],
  { fields: fieldErrors },
);
export const correctionChangesNothing = refusal('correction-changes-nothing', 422, [
  '変更がありません',
  '訂正の前と後で同じ内容です。変更する項目を選んでください。',
]);
/** To applicants, who know nothing of contracts. */
export const claimsLimitReached = refusal('claims-limit-reached', 409, [
  '申請を提出できません',
  '会社の今月の申請数が上限に達しています。下書きは残ります。会社の管理者に連絡してください。',
]);
