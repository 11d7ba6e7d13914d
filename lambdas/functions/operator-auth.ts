import { systemClock } from '#lambdas/adapters/machine/clock.ts';
import { operatorAuthContextOf } from '#lambdas/adapters/operator/operator-auth-context.ts';
import { apiHandler } from '#lambdas/http/api-handler.ts';
import { answerChallengeEndpoint } from '#lambdas/operators/answer-challenge.ts';
import { logInEndpoint } from '#lambdas/operators/log-in.ts';
import { logOutEndpoint } from '#lambdas/operators/log-out.ts';

export const table = {
  'POST /operator/auth/login': logInEndpoint,
  'POST /operator/auth/challenges': answerChallengeEndpoint,
  'POST /operator/auth/logout': logOutEndpoint,
};

export const handler = apiHandler({
  table,
  contextOf: operatorAuthContextOf(systemClock),
  clock: systemClock,
  isPerTenant: false,
  plane: 'operator',
});
