import { tenantContracts } from '#contract/all.ts';
import { tenantFunctions, type TenantFunction } from '#contract/functions.ts';
import { routesOf } from '#lib/contract-routes.ts';

/** The API as a table: URL → function → file, all of it as the contracts say. */
export type Route = {
  /** The Lambda function that serves it; its own dispatch table must hold the same key. */
  readonly function: TenantFunction;
  readonly entry: `lambdas/${string}.ts`;
  /** `session`: the tenant authorizer decides. `public`: nobody is signed in yet. */
  readonly access: 'session' | 'public';
};

export const routes: Readonly<Record<string, Route>> = routesOf(tenantContracts, tenantFunctions);
