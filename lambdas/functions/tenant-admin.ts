import { tenantHandler } from '#lambdas/http/tenant-handler.ts';
import { replaceLodgingCapsEndpoint, showLodgingCapsEndpoint } from '#lambdas/settings/parts/lodging-caps.ts';
import { replacePerDiemsEndpoint, showPerDiemsEndpoint } from '#lambdas/settings/parts/per-diems.ts';
import { replaceTripRulesEndpoint, showTripRulesEndpoint } from '#lambdas/settings/parts/trip-rules.ts';
import {
  replaceWatchedAmountsEndpoint,
  showWatchedAmountsEndpoint,
} from '#lambdas/settings/parts/watched-amounts.ts';
import { listUsersEndpoint } from '#lambdas/users/list-users.ts';

export const table = {
  'GET /api/settings/lodging-caps': showLodgingCapsEndpoint,
  'PUT /api/settings/lodging-caps': replaceLodgingCapsEndpoint,
  'GET /api/settings/per-diems': showPerDiemsEndpoint,
  'PUT /api/settings/per-diems': replacePerDiemsEndpoint,
  'GET /api/settings/trip-rules': showTripRulesEndpoint,
  'PUT /api/settings/trip-rules': replaceTripRulesEndpoint,
  'GET /api/settings/watched-amounts': showWatchedAmountsEndpoint,
  'PUT /api/settings/watched-amounts': replaceWatchedAmountsEndpoint,

  'GET /api/users': listUsersEndpoint,
};

export const handler = tenantHandler(table);
