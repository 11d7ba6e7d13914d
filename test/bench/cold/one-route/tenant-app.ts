import { listClaimsEndpoint } from '#lambdas/claims/list-claims.ts';
import { tenantHandler } from '#lambdas/http/tenant-handler.ts';

/** What a function of its own for one route would be. */
export const handler = tenantHandler({ 'GET /api/claims': listClaimsEndpoint });
