import * as v from 'valibot';
import { post } from './endpoint.ts';
import { accountOutOfDays, ipRefused, loginFailed, loginLocked, tenantInactive } from './refusals/sign-in.ts';
import { afterPassword, newPasswordRequired } from './shapes/signed-in.ts';
import { asItIs, typedName } from './shapes/text.ts';

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
  answer: v.variant('outcome', [...afterPassword, newPasswordRequired]),
  refusals: [loginFailed, loginLocked, ipRefused, tenantInactive, accountOutOfDays],
});
