import { refusal } from '../refusal.ts';

export const passkeyRefused = refusal('passkey-refused', 422, [
  'パスキーを登録できません',
  'このパスキーは登録できませんでした。時間が経ちすぎたか、指紋・顔・PINによる本人確認ができない端末です。もう一度お試しいただくか、別の端末で登録してください。',
]);
export const passkeysFull = refusal('passkeys-full', 422, [
  'これ以上は登録できません',
  'パスキーは10個まで登録できます。使わなくなったものを削除してから、登録してください。',
]);
export const passkeyWrong = refusal('passkey-wrong', 422, [
  'パスキーで確認できません',
  'このパスキーは、この会社のご本人のものとして登録されていないか、削除されています。別のパスキーでもう一度お試しください。',
]);
export const passkeySignInFailed = refusal('passkey-sign-in-failed', 422, [
  'パスキーでサインインできません',
  '企業コードかサインインIDが違うか、選んだパスキーが、この会社のものではありません。パスキーをまだ登録していないときは、パスワードでサインインしてください。',
]);
