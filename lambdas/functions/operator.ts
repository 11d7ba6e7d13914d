import { systemClock } from '#lambdas/adapters/machine/clock.ts';
import { operatorContextOf } from '#lambdas/adapters/operator/operator-context.ts';
import { apiHandler } from '#lambdas/http/api-handler.ts';
import { showOperatorEndpoint } from '#lambdas/operators/show-operator.ts';
import { listTenantsEndpoint } from '#lambdas/tenants/list-tenants.ts';

export const table = {
  'GET /operator/me': showOperatorEndpoint,
  'GET /operator/tenants': listTenantsEndpoint,
};

export const handler = apiHandler({
  table,
  contextOf: operatorContextOf(),
  clock: systemClock,
  isPerTenant: false,
  plane: 'operator',
});
