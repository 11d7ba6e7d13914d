import * as v from 'valibot';
import { loginIdOf } from '#domain/tenants/sign-in-name.ts';
import { get, post } from '../endpoint.ts';
import { signedOut } from '../refusals/chain.ts';
import { codeWrong } from '../refusals/sign-in-factors.ts';
import {
  challengeExpired,
  loginLocked,
  operatorLoginFailed,
  passwordReused,
  passwordWeak,
} from '../refusals/sign-in.ts';
import { passwordPolicy } from '../shapes/signed-in.ts';
import { asItIs, typedName } from '../shapes/text.ts';

const operator = v.object({ id: v.string(), name: v.string() });

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
    secret: v.string(),
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
    code: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9]{6}$/, '6桁の数字で入力してください。'))),
  }),
  answer: v.variant('outcome', [...nextSteps, signedIn]),
  refusals: [loginLocked, challengeExpired, codeWrong, passwordWeak, passwordReused],
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
  answer: v.object({ csrfToken: v.string(), operator }),
});
