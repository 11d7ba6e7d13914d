import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { claimCounter } from '#rows/claims.ts';

/**
 * The next 申請番号 of the tenant: `EX-000123`. One call at a claim's first submission; a gap stays only where that
 * submission failed after it (decision 0056).
 */
export const takeClaimNumber = async (table: TenantTable): Promise<string> => {
  const number = await table.addToCounter(claimCounter, 1);
  return `EX-${String(number).padStart(6, '0')}`;
};
