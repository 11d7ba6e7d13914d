import { authContextOf } from '#lambdas/adapters/sign-in/auth-context.ts';
import { systemClock } from '#lambdas/adapters/machine/clock.ts';
import { apiHandler } from '#lambdas/http/api-handler.ts';
import { endpointsOf } from '#lambdas/http/contract-at-start.ts';

export const handler = apiHandler({
  table: endpointsOf('auth'),
  contextOf: authContextOf(systemClock),
  clock: systemClock,
  isPerTenant: false,
});
