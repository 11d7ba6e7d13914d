import { resumeTenant } from '#contract/operator/tenants.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { resuming } from '#lambdas/adapters/operator/company-standing.ts';
import { askingEndpoint } from '#lambdas/two-person/asking-endpoint.ts';
import { twoPersonAct } from '#lambdas/two-person/two-person-act.ts';

export const resumeTenantAct = twoPersonAct(resumeTenant, {
  action: 'tenant.resume',
  target: ({ params }) => `tenant ${params.tenantId}`,
  prepare: async ({ params: { tenantId } }, _deciding, { companies }) => {
    const found = await companies.find(tenantId);
    if (found === undefined) return refuse({ kind: 'not-found' });
    if (found.state !== 'suspended') return refuse({ kind: 'company-not-suspended' });
    return accept({ says: `${found.name}の利用を再開する`, writes: resuming(tenantId) });
  },
});

export const resumeTenantEndpoint = askingEndpoint('resumeTenant', resumeTenantAct);
