import { tenantHandler } from '#lambdas/http/tenant-handler.ts';
import { replaceLodgingCapsEndpoint, showLodgingCapsEndpoint } from '#lambdas/settings/parts/lodging-caps.ts';
import { replacePerDiemsEndpoint, showPerDiemsEndpoint } from '#lambdas/settings/parts/per-diems.ts';
import { listUsersEndpoint } from '#lambdas/users/list-users.ts';

export const table = {
  'GET /api/settings/lodging-caps': showLodgingCapsEndpoint,
  'PUT /api/settings/lodging-caps': replaceLodgingCapsEndpoint,
  'GET /api/settings/per-diems': showPerDiemsEndpoint,
  'PUT /api/settings/per-diems': replacePerDiemsEndpoint,

  'GET /api/users': listUsersEndpoint,
};

export const handler = tenantHandler(table);
