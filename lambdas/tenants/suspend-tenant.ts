import { suspendTenant } from '#contract/operator/tenants.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { isOpenGrant } from '#domain/support/support-grant.ts';
import { suspending } from '#lambdas/adapters/operator/company-standing.ts';
import { grantsEnded } from '#lambdas/adapters/operator/support-grants.ts';
import { askingEndpoint } from '#lambdas/two-person/asking-endpoint.ts';
import { twoPersonAct } from '#lambdas/two-person/two-person-act.ts';

export const suspendTenantAct = twoPersonAct(suspendTenant, {
  action: 'tenant.suspend',
  target: ({ params }) => `tenant ${params.tenantId}`,
  prepare: async ({ params: { tenantId }, body: { reason } }, { by, at }, { companies, grants: load }) => {
    const grants = await load();
    const turn = await grants.turn(tenantId);
    const found = await companies.find(tenantId);
    if (found === undefined) return refuse({ kind: 'not-found' });
    if (found.state !== 'active') return refuse({ kind: 'company-not-active' });
    const open = (await grants.ofCompany(tenantId, at)).filter((grant) => isOpenGrant(grant, at));
    return accept({
      says: `${found.name}の利用を停止する`,
      writes: {
        ...suspending(tenantId, { name: found.name, reason, by, at }),
        // Nobody of the company could take them back any more.
        ...grantsEnded({ tenantId, open, turn }, at),
      },
    });
  },
});

export const suspendTenantEndpoint = askingEndpoint('suspendTenant', suspendTenantAct);
