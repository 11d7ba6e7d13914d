import { suspendTenant } from '#contract/operator/tenants.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { suspending } from '#lambdas/adapters/operator/company-standing.ts';
import { askingEndpoint } from '#lambdas/two-person/asking-endpoint.ts';
import { twoPersonAct } from '#lambdas/two-person/two-person-act.ts';

export const suspendTenantAct = twoPersonAct(suspendTenant, {
  action: 'tenant.suspend',
  target: ({ params }) => `tenant ${params.tenantId}`,
  prepare: async ({ params: { tenantId }, body: { reason } }, { by, at }, { companies }) => {
    const found = await companies.find(tenantId);
    if (found === undefined) return refuse({ kind: 'not-found' });
    if (found.state !== 'active') return refuse({ kind: 'company-not-active' });
    return accept({
      says: `${found.name}の利用を停止する`,
      writes: suspending(tenantId, { name: found.name, reason, by, at }),
    });
  },
});

export const suspendTenantEndpoint = askingEndpoint('suspendTenant', suspendTenantAct);
