import * as v from 'valibot';
import { get, post } from './endpoint.ts';
import { passkeyWrong } from './refusals/passkeys.ts';
import { signedOut } from './refusals/chain.ts';
import { codeWrong, factorChangedMeanwhile, recoveryCodeWrong } from './refusals/sign-in-factors.ts';
import {
  challengeExpired,
  ipRefused,
  loginLocked,
  passwordWrong,
  tenantInactive,
} from './refusals/sign-in.ts';
import { authenticatorCode } from './shapes/authenticator-code.ts';
import { authenticatorKey, newPasswordRequired, signedIn, totpSetUpRequired } from './shapes/signed-in.ts';
import { passkeyAnswer } from './shapes/passkey.ts';
import { asItIs } from './shapes/text.ts';

/** Of one's own, and the door's: they change no record of the company. */
const own = { function: 'auth', may: 'everybody', isOpenWhileReadOnly: true } as const;

const recoveryCodes = v.object({
  /** Shown once: only their hashes are kept. */
  recoveryCodes: v.array(v.string()),
});

export const answerFactor = post('/api/auth/factors', {
  function: 'auth',
  may: 'nobody-yet',
  summary: 'サインインの途中で、確認コードかリカバリーコードに答える',
  body: v.strictObject({
    challengeId: asItIs(100),
    code: v.exactOptional(authenticatorCode),
    /** Where the authenticator is lost; with the password, by which the next one is set up. */
    recoveryCode: v.exactOptional(asItIs(64)),
    password: v.exactOptional(asItIs(256)),
  }),
  answer: v.variant('outcome', [signedIn, newPasswordRequired, totpSetUpRequired]),
  status: 200,
  refusals: [
    challengeExpired,
    ipRefused,
    tenantInactive,
    loginLocked,
    codeWrong,
    recoveryCodeWrong,
    passwordWrong,
  ],
});

export const showSignInFactors = get('/api/me/sign-in-factors', {
  function: 'auth',
  may: 'everybody',
  summary: '自分の二段階認証の状態を表示する',
  answer: v.object({
    /** Since when there is an authenticator. @default there is none */
    totpSince: v.exactOptional(v.string()),
    /** リカバリーコード that were not used yet. */
    codesLeft: v.number(),
    passkeys: v.array(v.object({ id: v.string(), name: v.string(), since: v.string() })),
  }),
  refusals: [signedOut],
});

export const beginTotp = post('/api/me/sign-in-factors/totp', {
  ...own,
  summary: '認証アプリの登録を始める',
  stepUp: 'in-part',
  /** Whoever has a passkey proves by that who he is, as 本人確認, and leaves the password out. */
  body: v.strictObject({ password: v.exactOptional(asItIs(256)) }),
  answer: v.object(authenticatorKey),
  status: 200,
  refusals: [signedOut, loginLocked, passwordWrong, factorChangedMeanwhile],
});

export const completeTotp = post('/api/me/sign-in-factors/totp-completion', {
  ...own,
  summary: '認証アプリの確認コードで登録を終える',
  body: v.strictObject({ challengeId: asItIs(100), code: authenticatorCode }),
  /** Of the session that goes on, under a new cookie. */
  answer: v.object({ ...recoveryCodes.entries, csrfToken: v.string() }),
  status: 200,
  refusals: [signedOut, challengeExpired, codeWrong],
});

export const stepUp = post('/api/me/sign-in-factors/proof', {
  ...own,
  summary: '大切な変更の前に、パスワード（と確認コード）かパスキーで本人確認をする',
  body: v.strictObject({
    password: v.exactOptional(asItIs(256)),
    code: v.exactOptional(authenticatorCode),
    /** In place of both. */
    passkey: v.exactOptional(passkeyAnswer),
  }),
  refusals: [signedOut, loginLocked, passwordWrong, codeWrong, passkeyWrong],
});

export const endTotp = post('/api/me/sign-in-factors/totp-end', {
  ...own,
  summary: '認証アプリの登録を解除する',
  stepUp: true,
  refusals: [signedOut, factorChangedMeanwhile],
});

export const renewRecoveryCodes = post('/api/me/sign-in-factors/recovery-codes', {
  ...own,
  summary: 'リカバリーコードを作り直す',
  stepUp: true,
  answer: recoveryCodes,
  status: 200,
  refusals: [signedOut, factorChangedMeanwhile],
});
