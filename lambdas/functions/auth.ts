import { authContextOf } from '#lambdas/adapters/sign-in/auth-context.ts';
import { systemClock } from '#lambdas/adapters/machine/clock.ts';
import { logInEndpoint } from '#lambdas/auth/log-in.ts';
import { apiHandler } from '#lambdas/http/api-handler.ts';

const seldom = async () => (await import('#lambdas/auth/seldom-endpoints.ts')).seldomEndpoints;

export const table = {
  'POST /api/auth/login': logInEndpoint,
  'POST /api/auth/challenges': async () => (await seldom()).answerChallenge,
  'POST /api/auth/password-resets': async () => (await seldom()).requestPasswordReset,
  'POST /api/auth/password-resets/inspection': async () => (await seldom()).inspectResetLink,
  'POST /api/auth/password-resets/completion': async () => (await seldom()).resetPassword,
  'POST /api/auth/logout': async () => (await seldom()).logOut,
  'POST /api/me/password': async () => (await seldom()).changePassword,
};

export const handler = apiHandler({
  table,
  contextOf: authContextOf(systemClock),
  clock: systemClock,
  isPerTenant: false,
});
