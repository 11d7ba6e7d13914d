import * as v from 'valibot';
import { post } from './endpoint.ts';
import { signedOut } from './refusals/chain.ts';
import {
  challengeExpired,
  ipRefused,
  loginLocked,
  passwordReused,
  passwordWeak,
  passwordWrong,
  resetLinkOver,
  resetTooMany,
  tenantInactive,
} from './refusals/sign-in.ts';
import { afterPassword, passwordPolicy } from './shapes/signed-in.ts';
import { asItIs, typedName } from './shapes/text.ts';

/** Judged by the rules of passwords, which say their reason. */
const newPassword = asItIs(1024);
/** Of a link in a mail. */
const token = asItIs(200);

export const answerChallenge = post('/api/auth/challenges', {
  function: 'auth',
  may: 'nobody-yet',
  summary: '初回サインインで新しいパスワードを設定する',
  body: v.strictObject({ challengeId: asItIs(100), newPassword }),
  answer: v.variant('outcome', afterPassword),
  refusals: [challengeExpired, signedOut, passwordWeak, passwordReused, ipRefused, tenantInactive],
});

export const requestPasswordReset = post('/api/auth/password-resets', {
  function: 'auth',
  may: 'nobody-yet',
  summary: 'パスワード再設定のメールを依頼する',
  body: v.strictObject({ companyCode: typedName(64), email: typedName(254) }),
  refusals: [resetTooMany],
});

export const inspectResetLink = post('/api/auth/password-resets/inspection', {
  function: 'auth',
  may: 'nobody-yet',
  summary: 'パスワード再設定のリンクを確かめる',
  body: v.strictObject({ token }),
  answer: v.object({
    companyName: v.string(),
    personName: v.string(),
    policy: passwordPolicy,
    expiresAt: v.string(),
    /** Of his that count: a new password ends none of them, and he has to know those that are not his. */
    passkeys: v.array(v.object({ name: v.string(), since: v.string() })),
  }),
  refusals: [resetLinkOver, ipRefused, tenantInactive],
});

export const resetPassword = post('/api/auth/password-resets/completion', {
  function: 'auth',
  may: 'nobody-yet',
  summary: 'メールのリンクからパスワードを再設定する',
  body: v.strictObject({ token, newPassword }),
  refusals: [resetLinkOver, ipRefused, tenantInactive, passwordWeak, passwordReused],
});

export const logOut = post('/api/auth/logout', {
  function: 'auth',
  may: 'everybody',
  summary: 'サインアウトする',
  refusals: [signedOut],
  isOpenWhileReadOnly: true,
});

export const changePassword = post('/api/me/password', {
  function: 'auth',
  may: 'everybody',
  summary: 'パスワードを変更する',
  body: v.strictObject({ currentPassword: asItIs(256), newPassword }),
  answer: v.object({ csrfToken: v.string() }),
  refusals: [challengeExpired, signedOut, loginLocked, passwordWrong, passwordWeak, passwordReused],
  isOpenWhileReadOnly: true,
});
