import { listClaimsEndpoint } from '#lambdas/claims/list-claims.ts';
import { tenantHandler } from '#lambdas/http/tenant-handler.ts';
import { departmentsOfActor } from '#lambdas/users/departments-of-actor.ts';

/** What a function of its own for one route would be. */
export const handler = tenantHandler({ 'GET /api/claims': listClaimsEndpoint }, departmentsOfActor);
