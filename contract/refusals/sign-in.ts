import * as v from 'valibot';
import { refusal } from '../refusal.ts';
import { fieldErrors } from '../shapes/field-errors.ts';

/** Of an account for some days (S-07). */
export const accountOutOfDays = refusal(
  'account-out-of-days',
  403,
  ['利用期間ではありません', 'このアカウントでサインインできるのは、{from}から{to}までです。'],
  { from: v.string(), to: v.string() },
);
export const challengeExpired = refusal('challenge-expired', 401, [
  '有効期限が切れました',
  'もう一度サインインからやり直してください。',
]);
export const ipRefused = refusal('ip-refused', 403, [
  '接続元が許可されていません',
  'このネットワークからは利用できません。許可されたネットワークから接続してください。',
]);
export const loginFailed = refusal('login-failed', 401, [
  'サインインできません',
  '企業コード、サインインID、パスワードのいずれかが正しくありません。パスワードを忘れたときや、システムの復旧後に初めてサインインするときは、「パスワードを忘れた」から再設定してください。',
]);
export const loginLocked = refusal(
  'login-locked',
  429,
  [
    'サインインを一時停止しています',
    '間違ったパスワードや確認コードが続いたため停止しています。正しいパスワードでもサインインできないので、{minutes}分以上待ってからお試しください。二段階認証を使っていない場合は、「パスワードを忘れた」から再設定すると、すぐにサインインできます。',
  ],
  { minutes: v.number() },
);
export const operatorLoginFailed = refusal('operator-login-failed', 401, [
  'サインインできません',
  '運用者IDかパスワードが正しくありません。',
]);
export const passwordReused = refusal('password-reused', 422, [
  '以前と同じパスワードです',
  '最近使ったパスワードは使えません。別のパスワードを入力してください。',
]);
export const passwordWeak = refusal(
  'password-weak',
  422,
  [
    'パスワードが条件を満たしていません',
    '新しいパスワードが満たしていない条件: {rules}。直してから、もう一度お試しください。',
  ],
  {
    minimumLength: v.number(),
    /** The broken ones, as one text. */
    rules: v.string(),
    fields: fieldErrors,
  },
);
export const passwordWrong = refusal('password-wrong', 422, [
  '現在のパスワードが正しくありません',
  '現在のパスワードを確認して、もう一度入力してください。',
]);
export const resetLinkOver = refusal('reset-link-over', 422, [
  'このリンクは使えません',
  'リンクの有効期限が切れたか、使用済みか、より新しいリンクが送られています。最新のメールのリンクを開くか、もう一度「パスワードを忘れた」から手続きしてください。',
]);
export const resetTooMany = refusal('reset-too-many', 429, [
  '受付を一時停止しています',
  'パスワード再設定の受付が多いため、一時的に受け付けを停止しています。1時間ほど待ってから、もう一度お試しください。',
]);
export const tenantInactive = refusal('tenant-inactive', 403, [
  '利用できません',
  'ご契約が利用できる状態ではありません。貴社のテナント管理者に確認してください。',
]);
