/** One execution environment per tenant. */
export const perTenantFunctions = ['tenant-app', 'tenant-admin', 'tenant-documents'] as const;
export type PerTenantFunction = (typeof perTenantFunctions)[number];

/** Lambda functions that answer requests of the tenants' plane. */
export const tenantFunctions = ['auth', ...perTenantFunctions] as const;
export type TenantFunction = (typeof tenantFunctions)[number];
/** Functions of the tenants' plane, with an environment for each tenant, that answer operators whom the tenant let. */
export const perTenantForOperators = ['tenant-support'] as const;
/** Lambda functions that answer requests of the operators' plane. */
export const operatorFunctions = ['operator-auth', 'operator', ...perTenantForOperators] as const;
export type OperatorFunction = (typeof operatorFunctions)[number];
export type FunctionName = TenantFunction | OperatorFunction;
