import { refusal } from '../refusal.ts';

export const codeWrong = refusal('code-wrong', 422, [
  '確認コードが正しくありません',
  'コードが違うか、使用済みです。認証アプリに新しく表示された6桁のコードを入力してください。',
]);
export const factorAbsent = refusal('factor-absent', 422, [
  '二段階認証は登録されていません',
  'この利用者は認証アプリもパスキーも登録していないため、解除するものがありません。',
]);
export const factorChangedMeanwhile = refusal('factor-changed-meanwhile', 409, [
  '二段階認証の状態が変わりました',
  '別の画面か管理者の操作で、二段階認証の状態が変わりました。画面を読み込み直して確認してください。',
]);
export const recoveryCodeWrong = refusal('recovery-code-wrong', 422, [
  'リカバリーコードが正しくありません',
  'コードが違うか、使用済みです。控えのなかの、まだ使っていないコードを入力してください。',
]);
