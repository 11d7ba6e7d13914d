import { tenantHandler } from '#lambdas/http/tenant-handler.ts';
import { listUsersEndpoint } from '#lambdas/users/list-users.ts';

export const table = {
  'GET /api/users': listUsersEndpoint,
};

export const handler = tenantHandler(table);
