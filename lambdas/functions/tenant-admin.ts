import { endpointsOf } from '#lambdas/http/contract-at-start.ts';
import { tenantHandler } from '#lambdas/http/tenant-handler.ts';
import { replaceClosingEndpoint, showClosingEndpoint } from '#lambdas/settings/parts/closing.ts';
import {
  replaceExportLabelsEndpoint,
  showExportLabelsEndpoint,
} from '#lambdas/settings/parts/export-labels.ts';
import {
  replaceExportProfileEndpoint,
  showExportProfileEndpoint,
} from '#lambdas/settings/parts/export-profile.ts';
import { replaceApprovalEndpoint, showApprovalEndpoint } from '#lambdas/settings/parts/approval.ts';
import { replaceLodgingCapsEndpoint, showLodgingCapsEndpoint } from '#lambdas/settings/parts/lodging-caps.ts';
import { replaceItemAsksEndpoint, showItemAsksEndpoint } from '#lambdas/settings/parts/item-asks.ts';
import { replacePerDiemsEndpoint, showPerDiemsEndpoint } from '#lambdas/settings/parts/per-diems.ts';
import { replaceAssetRulesEndpoint, showAssetRulesEndpoint } from '#lambdas/settings/parts/asset-rules.ts';
import { replaceTripRulesEndpoint, showTripRulesEndpoint } from '#lambdas/settings/parts/trip-rules.ts';
import {
  replaceWatchedAmountsEndpoint,
  showWatchedAmountsEndpoint,
} from '#lambdas/settings/parts/watched-amounts.ts';
import { replaceAccessEndpoint, showAccessEndpoint } from '#lambdas/access/access.ts';
import { listSeparationFindingsEndpoint } from '#lambdas/access/list-separation-findings.ts';
import { listUsersEndpoint } from '#lambdas/users/list-users.ts';

export const table = {
  'GET /api/settings/closing': showClosingEndpoint,
  'PUT /api/settings/closing': replaceClosingEndpoint,
  'GET /api/settings/export-labels': showExportLabelsEndpoint,
  'PUT /api/settings/export-labels': replaceExportLabelsEndpoint,
  'GET /api/settings/export-profile': showExportProfileEndpoint,
  'PUT /api/settings/export-profile': replaceExportProfileEndpoint,
  'GET /api/settings/approval': showApprovalEndpoint,
  'PUT /api/settings/approval': replaceApprovalEndpoint,
  'GET /api/settings/lodging-caps': showLodgingCapsEndpoint,
  'PUT /api/settings/lodging-caps': replaceLodgingCapsEndpoint,
  'GET /api/settings/item-asks': showItemAsksEndpoint,
  'PUT /api/settings/item-asks': replaceItemAsksEndpoint,
  'GET /api/settings/per-diems': showPerDiemsEndpoint,
  'PUT /api/settings/per-diems': replacePerDiemsEndpoint,
  'GET /api/settings/trip-rules': showTripRulesEndpoint,
  'PUT /api/settings/trip-rules': replaceTripRulesEndpoint,
  'GET /api/settings/asset-rules': showAssetRulesEndpoint,
  'PUT /api/settings/asset-rules': replaceAssetRulesEndpoint,
  'GET /api/settings/watched-amounts': showWatchedAmountsEndpoint,
  'PUT /api/settings/watched-amounts': replaceWatchedAmountsEndpoint,

  'GET /api/settings/access': showAccessEndpoint,
  'PUT /api/settings/access': replaceAccessEndpoint,

  'GET /api/users': listUsersEndpoint,
  'GET /api/separation-findings': listSeparationFindingsEndpoint,
};

export const handler = tenantHandler({ ...table, ...endpointsOf('tenant-admin') });
