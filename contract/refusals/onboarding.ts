import { refusal } from '../refusal.ts';

export const companyCodeTaken = refusal('company-code-taken', 409, [
  'この企業コードは使われています',
  'この企業コードは別の会社が使っているか、開設の途中です。別の企業コードにしてください。',
]);
export const onboardingNotStopped = refusal('onboarding-not-stopped', 409, [
  '止まっている開設ではありません',
  'この開設は進んでいるか、完了・取りやめが済んでいます。画面を更新してください。',
]);
export const mailVerdictNeeded = refusal('mail-verdict-needed', 422, [
  'メールの扱いを選んでください',
  'メールが届いたかどうかが分かりません。宛先に確かめ、「送り直す」か「届いたものとして進める」を選んでください。',
]);
export const onboardingBegun = refusal('onboarding-begun', 409, [
  '取りやめられません',
  '会社の作成が始まっているため、取りやめられません。再開して完了し、必要なら会社の利用を停止してください。',
]);
