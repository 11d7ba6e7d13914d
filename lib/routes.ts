import { tenantContracts } from '#contract/all.ts';
import { tenantFunctions, type TenantFunction } from '#contract/functions.ts';
import { routesOf, type ContractRoute } from '#lib/contract-routes.ts';

/** The tenants' API as a table: the gateway's method and resource → function, all of it as the contracts say. */
export const routes: Readonly<Record<string, ContractRoute<TenantFunction>>> = routesOf(
  tenantContracts,
  tenantFunctions,
);
