import { systemClock } from '#lambdas/adapters/machine/clock.ts';
import { supportContextOf } from '#lambdas/adapters/operator/support-context.ts';
import { apiHandler } from '#lambdas/http/api-handler.ts';
import { endpointsOf } from '#lambdas/http/contract-at-start.ts';
import { rightsOfOperator } from '#lambdas/http/operator-rights-of.ts';

/** Reads in one company for an operator whom it let: a function of the tenants' plane, behind the operators' gateway. */
export const handler = apiHandler({
  table: endpointsOf('tenant-support'),
  contextOf: supportContextOf(systemClock),
  clock: systemClock,
  isPerTenant: true,
  plane: 'operator',
  operatorRightsOf: rightsOfOperator,
});
