import * as v from 'valibot';
import { del, get, post } from '../endpoint.ts';
import { signedOut } from '../refusals/chain.ts';
import { codeWrong } from '../refusals/sign-in-factors.ts';
import { loginLocked, passwordReused, passwordWeak, passwordWrong } from '../refusals/sign-in.ts';
import { authenticatorCode } from '../shapes/authenticator-code.ts';
import { asItIs } from '../shapes/text.ts';

/** Both factors are proven anew; all other sessions of the operator end. */
export const changeOperatorPassword = post('/operator/auth/password', {
  function: 'operator-auth',
  may: 'everybody',
  summary: '自分のパスワードを変更する',
  body: v.strictObject({
    currentPassword: asItIs(256),
    code: authenticatorCode,
    newPassword: asItIs(1024),
  }),
  refusals: [signedOut, loginLocked, passwordWrong, codeWrong, passwordWeak, passwordReused],
});

export const listOperatorSessions = get('/operator/auth/sessions', {
  function: 'operator-auth',
  may: 'everybody',
  summary: '自分のサインイン中の端末を一覧する',
  answer: v.object({
    items: v.array(
      v.object({
        id: v.string(),
        /** The one that asks. */
        isThis: v.boolean(),
        device: v.string(),
        address: v.string(),
        startedAt: v.string(),
        expiresAt: v.string(),
      }),
    ),
  }),
  refusals: [signedOut],
});

export const endOperatorSessions = del('/operator/auth/sessions', {
  function: 'operator-auth',
  may: 'everybody',
  summary: '自分のほかの端末をサインアウトする',
  refusals: [signedOut],
});
