import { listTenants } from '#contract/operator/tenants.ts';
import { accept } from '#domain/kernel/result.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';

/** The tenants as their contracts know them, by company code. */
export const listTenantsEndpoint = operatorEndpoint(
  listTenants,
  {
    action: 'tenant.list',
    target: ({ query }) =>
      query.cursor === undefined ? 'tenants from the first' : 'tenants, a further page',
  },
  async ({ query }, context) => accept(await context.listTenants(query)),
);
