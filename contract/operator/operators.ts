import * as v from 'valibot';
import { loginIdOf } from '#domain/tenants/sign-in-name.ts';
import { get, post } from '../endpoint.ts';
import { signedOut } from '../refusals/chain.ts';
import { trainingOver } from '../refusals/operators.ts';
import { codeWrong } from '../refusals/sign-in-factors.ts';
import {
  challengeExpired,
  loginLocked,
  operatorLoginFailed,
  passwordReused,
  passwordWeak,
} from '../refusals/sign-in.ts';
import { authenticatorCode } from '../shapes/authenticator-code.ts';
import { operatorRole } from '../shapes/operator.ts';
import { passwordPolicy } from '../shapes/signed-in.ts';
import { asItIs, typedName } from '../shapes/text.ts';

const operator = v.object({ id: v.string(), name: v.string() });
const me = v.object({
  ...operator.entries,
  roles: v.array(operatorRole),
  /** The last day on which his training counts. */
  trainedUntil: v.string(),
});

/** What comes next on the way to a session. */
const nextSteps = [
  v.object({
    outcome: v.literal('new-password-required'),
    challengeId: v.string(),
    policy: passwordPolicy,
  }),
  v.object({
    outcome: v.literal('totp-setup-required'),
    challengeId: v.string(),
    /** With the secret in Base32: told as a picture, and as a key to type. */
    otpauthUri: v.string(),
  }),
  v.object({ outcome: v.literal('totp-required'), challengeId: v.string() }),
] as const;

const signedIn = v.object({ outcome: v.literal('signed-in'), csrfToken: v.string(), operator });

export const logIn = post('/operator/auth/login', {
  function: 'operator-auth',
  may: 'nobody-yet',
  summary: '運用者IDとパスワードを確かめる',
  body: v.strictObject({
    operatorId: v.pipe(typedName(64), v.transform(loginIdOf)),
    password: asItIs(256),
  }),
  answer: v.variant('outcome', [...nextSteps]),
  refusals: [operatorLoginFailed, loginLocked],
});

export const answerChallenge = post('/operator/auth/challenges', {
  function: 'operator-auth',
  may: 'nobody-yet',
  summary: '初回のパスワード設定・認証アプリの登録・確認コードに答える',
  body: v.strictObject({
    challengeId: asItIs(100),
    /** For the step `new-password-required`. */
    newPassword: v.exactOptional(asItIs(1024)),
    /** For the steps `totp-setup-required` and `totp-required`. */
    code: v.exactOptional(authenticatorCode),
  }),
  answer: v.variant('outcome', [...nextSteps, signedIn]),
  refusals: [loginLocked, challengeExpired, codeWrong, passwordWeak, passwordReused, trainingOver],
});

export const logOut = post('/operator/auth/logout', {
  function: 'operator-auth',
  may: 'everybody',
  summary: '運用コンソールからサインアウトする',
  refusals: [signedOut],
});

export const showOperator = get('/operator/me', {
  function: 'operator',
  may: 'everybody',
  summary: 'サインイン中の運用者を見る',
  answer: v.object({
    csrfToken: v.string(),
    operator: me,
    /** What he may do: screens follow it, the server judges again. */
    rights: v.array(v.string()),
    passwordPolicy,
  }),
});
