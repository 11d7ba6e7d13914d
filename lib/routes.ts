import { tenantContracts } from '#contract/all.ts';
import { tenantFunctions, type TenantFunction } from '#contract/functions.ts';
import { routesOf } from '#lib/contract-routes.ts';

/** The API as a table: URL → function → file. Who may call without a session is said here and nowhere else. */
export type Route = {
  /** The Lambda function that serves it; its own dispatch table must hold the same key. */
  readonly function: TenantFunction;
  readonly entry: `lambdas/${string}.ts`;
  /** `session`: the tenant authorizer decides. `public`: nobody is signed in yet. */
  readonly access: 'session' | 'public';
};

const app = (entry: Route['entry']): Route => ({ function: 'tenant-app', entry, access: 'session' });
const admin = (entry: Route['entry']): Route => ({ function: 'tenant-admin', entry, access: 'session' });

/** Endpoints that no contract says yet. */
const routesOfBefore = {
  'GET /api/me': app('lambdas/users/show-me.ts'),

  'GET /api/settings/closing': admin('lambdas/settings/parts/closing.ts'),
  'PUT /api/settings/closing': admin('lambdas/settings/parts/closing.ts'),
  'GET /api/settings/export-labels': admin('lambdas/settings/parts/export-labels.ts'),
  'PUT /api/settings/export-labels': admin('lambdas/settings/parts/export-labels.ts'),
  'GET /api/settings/export-profile': admin('lambdas/settings/parts/export-profile.ts'),
  'PUT /api/settings/export-profile': admin('lambdas/settings/parts/export-profile.ts'),
  'GET /api/settings/approval': admin('lambdas/settings/parts/approval.ts'),
  'PUT /api/settings/approval': admin('lambdas/settings/parts/approval.ts'),
  'GET /api/settings/lodging-caps': admin('lambdas/settings/parts/lodging-caps.ts'),
  'PUT /api/settings/lodging-caps': admin('lambdas/settings/parts/lodging-caps.ts'),
  'GET /api/settings/item-asks': admin('lambdas/settings/parts/item-asks.ts'),
  'PUT /api/settings/item-asks': admin('lambdas/settings/parts/item-asks.ts'),
  'GET /api/settings/per-diems': admin('lambdas/settings/parts/per-diems.ts'),
  'PUT /api/settings/per-diems': admin('lambdas/settings/parts/per-diems.ts'),
  'GET /api/settings/trip-rules': admin('lambdas/settings/parts/trip-rules.ts'),
  'PUT /api/settings/trip-rules': admin('lambdas/settings/parts/trip-rules.ts'),
  'GET /api/settings/asset-rules': admin('lambdas/settings/parts/asset-rules.ts'),
  'PUT /api/settings/asset-rules': admin('lambdas/settings/parts/asset-rules.ts'),
  'GET /api/settings/watched-amounts': admin('lambdas/settings/parts/watched-amounts.ts'),
  'PUT /api/settings/watched-amounts': admin('lambdas/settings/parts/watched-amounts.ts'),

  'GET /api/settings/access': admin('lambdas/access/access.ts'),
  'PUT /api/settings/access': admin('lambdas/access/access.ts'),

  'GET /api/users': admin('lambdas/users/list-users.ts'),
  'GET /api/separation-findings': admin('lambdas/access/list-separation-findings.ts'),
} as const satisfies Record<`${'GET' | 'POST' | 'PUT' | 'DELETE'} /api/${string}`, Route>;

export const routes: Readonly<Record<string, Route>> = {
  ...routesOfBefore,
  ...routesOf(tenantContracts, tenantFunctions),
};
