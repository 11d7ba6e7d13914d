import { showTenant } from '#contract/operator/contracts.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { isPlan } from '#domain/tenants/plans.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';

/** A company as its contract knows it. */
export const showTenantEndpoint = operatorEndpoint(
  showTenant,
  { action: 'tenant.show', target: ({ params }) => `tenant ${params.tenantId}` },
  async ({ params: { tenantId } }, context) => {
    const found = await context.contracts.find(tenantId);
    if (found === undefined) return refuse({ kind: 'not-found' });
    const { plan, terms, ...known } = found;
    return accept({ ...known, tenantId, terms: { ...terms, ...(isPlan(plan) ? { plan } : {}) } });
  },
);
