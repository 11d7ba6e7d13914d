import { shippedAccess, type CompanyAccess } from '#domain/rights/grants.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { companyAccess } from '#rows/access.ts';

/** What the company decided about access; what we ship as long as it decided nothing. */
export const storedAccess = async (table: TenantTable): Promise<CompanyAccess> => {
  const item = await table.get(companyAccess.key({}), { consistent: true });
  return item === undefined ? shippedAccess : companyAccess.read(item).doc;
};
