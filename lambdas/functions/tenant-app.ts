import { endpointsOf } from '#lambdas/http/contract-at-start.ts';
import { tenantHandler } from '#lambdas/http/tenant-handler.ts';
import { showMeEndpoint } from '#lambdas/users/show-me.ts';

export const table = {
  'GET /api/me': showMeEndpoint,
};

export const handler = tenantHandler({ ...table, ...endpointsOf('tenant-app') });
