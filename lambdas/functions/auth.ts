import { authContextOf } from '#lambdas/adapters/auth-context.ts';
import { systemClock } from '#lambdas/adapters/clock.ts';
import { answerChallengeEndpoint } from '#lambdas/auth/answer-challenge.ts';
import { changePasswordEndpoint } from '#lambdas/auth/change-password.ts';
import { logInEndpoint } from '#lambdas/auth/log-in.ts';
import { logOutEndpoint } from '#lambdas/auth/log-out.ts';
import { apiHandler } from '#lambdas/http/api-handler.ts';

export const table = {
  'POST /api/auth/login': logInEndpoint,
  'POST /api/auth/challenges': answerChallengeEndpoint,
  // Few need them: loaded on use.
  'POST /api/auth/password-resets': async () =>
    (await import('#lambdas/auth/request-password-reset.ts')).requestPasswordResetEndpoint,
  'POST /api/auth/password-resets/inspection': async () =>
    (await import('#lambdas/auth/inspect-reset-link.ts')).inspectResetLinkEndpoint,
  'POST /api/auth/password-resets/completion': async () =>
    (await import('#lambdas/auth/reset-password.ts')).resetPasswordEndpoint,
  'POST /api/auth/logout': logOutEndpoint,
  'POST /api/me/password': changePasswordEndpoint,
};

export const handler = apiHandler({
  table,
  contextOf: authContextOf(systemClock),
  clock: systemClock,
  isPerTenant: false,
});
