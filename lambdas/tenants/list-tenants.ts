import * as v from 'valibot';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { pageQuery } from '#contract/shapes/page.ts';

const tenant = v.object({
  tenantId: v.string(),
  companyCode: v.string(),
  name: v.string(),
  state: v.string(),
  plan: v.string(),
  cell: v.string(),
  createdAt: v.string(),
});

/** The tenants as their contracts know them, by company code. */
export const listTenantsEndpoint = operatorEndpoint({
  summary: 'テナントの一覧を見る',
  refusals: {},
  query: pageQuery,
  answer: v.object({ items: v.array(tenant), nextCursor: v.exactOptional(v.string()) }),
  action: 'tenant.list',
  target: ({ query }) => (query.cursor === undefined ? 'tenants from the first' : 'tenants, a further page'),
  run: async ({ query }, { listTenants }) => ({ ok: true, value: await listTenants(query) }),
});
