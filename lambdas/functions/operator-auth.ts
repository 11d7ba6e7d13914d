import { systemClock } from '#lambdas/adapters/machine/clock.ts';
import { operatorAuthContextOf } from '#lambdas/adapters/operator/operator-auth-context.ts';
import { apiHandler } from '#lambdas/http/api-handler.ts';
import { rightsOfOperator } from '#lambdas/http/operator-rights-of.ts';
import { endpointsOf } from '#lambdas/http/contract-at-start.ts';

export const handler = apiHandler({
  table: endpointsOf('operator-auth'),
  contextOf: operatorAuthContextOf(systemClock),
  clock: systemClock,
  isPerTenant: false,
  plane: 'operator',
  operatorRightsOf: rightsOfOperator,
});
