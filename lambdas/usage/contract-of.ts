import { isPlan } from '#domain/tenants/plans.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { company } from '#rows/control.ts';

/** All that a company's administrators read of its contract, in IAM too (lib/constructs/tenant-roles.ts). */
const contracted = company.only('plan', 'contract', 'contractVersion');

export type OwnContract = Partial<ReturnType<typeof contracted.read>>;

/** The contract as the operators keep it; nothing where there is no company. */
export const contractOf = async ({
  table,
  tenantId,
}: Pick<TenantContext, 'table' | 'tenantId'>): Promise<OwnContract> => {
  const item = await table.get(company.key({ tenantId }), { attributes: contracted.attributes });
  return item === undefined ? {} : contracted.read(item);
};

/** Absent where this release does not know it. */
export const planIn = ({ plan = '' }: OwnContract) => (isPlan(plan) ? { plan } : {});
