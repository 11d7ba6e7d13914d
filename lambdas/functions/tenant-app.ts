import { departmentsOfActor } from '#lambdas/users/departments-of-actor.ts';
import { endpointsOf } from '#lambdas/http/contract-at-start.ts';
import { tenantHandler } from '#lambdas/http/tenant-handler.ts';

export const handler = tenantHandler(endpointsOf('tenant-app'), departmentsOfActor);
