import * as v from 'valibot';
import { post } from './endpoint.ts';
import { ipRefused, loginFailed, loginLocked, tenantInactive } from './refusals/sign-in.ts';
import { passwordPolicy, signedIn } from './shapes/signed-in.ts';
import { asItIs, typedName } from './shapes/text.ts';

const newPasswordRequired = v.object({
  outcome: v.literal('new-password-required'),
  challengeId: v.string(),
  policy: passwordPolicy,
  /** A temporary password, one that is too old, or rules that became stricter than it. */
  reason: v.picklist(['temporary', 'aged', 'rules']),
});

/** Apart from all else at the door: it is what a cold start waits for. */
export const logIn = post('/api/auth/login', {
  function: 'auth',
  may: 'nobody-yet',
  summary: 'サインインする',
  body: v.strictObject({
    companyCode: typedName(64),
    loginId: typedName(128),
    password: asItIs(256),
  }),
  answer: v.variant('outcome', [signedIn, newPasswordRequired]),
  refusals: [loginFailed, loginLocked, ipRefused, tenantInactive],
});
