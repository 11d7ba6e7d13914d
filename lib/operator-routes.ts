import { operatorFunctions, type OperatorFunction } from '#contract/functions.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import { routesOf, type ContractRoute } from '#lib/contract-routes.ts';

/** The operators' API as a table, apart from the tenants': URL → function → file. */
export const operatorRoutes: Readonly<Record<string, ContractRoute<OperatorFunction>>> = routesOf(
  operatorContracts,
  operatorFunctions,
);
