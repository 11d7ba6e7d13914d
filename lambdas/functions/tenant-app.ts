import { endpointsOf } from '#lambdas/http/contract-at-start.ts';
import { tenantHandler } from '#lambdas/http/tenant-handler.ts';
import { showClaimFormEndpoint } from '#lambdas/settings/show-claim-form.ts';
import { showMeEndpoint } from '#lambdas/users/show-me.ts';

export const table = {
  'GET /api/me': showMeEndpoint,
  'GET /api/settings/claim-form': showClaimFormEndpoint,
};

export const handler = tenantHandler({ ...table, ...endpointsOf('tenant-app') });
