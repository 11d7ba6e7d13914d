import { systemClock } from '#lambdas/adapters/machine/clock.ts';
import { operatorContextOf } from '#lambdas/adapters/operator/operator-context.ts';
import { apiHandler } from '#lambdas/http/api-handler.ts';
import { rightsOfOperator } from '#lambdas/http/operator-rights-of.ts';
import { endpointsOf } from '#lambdas/http/contract-at-start.ts';

export const handler = apiHandler({
  table: endpointsOf('operator'),
  contextOf: operatorContextOf(),
  clock: systemClock,
  isPerTenant: false,
  plane: 'operator',
  operatorRightsOf: rightsOfOperator,
});
