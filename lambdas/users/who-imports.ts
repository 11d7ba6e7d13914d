import { peopleFile } from '#domain/users/people-file.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { beingImported } from '#lambdas/masters/change-entry.ts';
import { headOf } from '#lambdas/masters/master-head-store.ts';

/** Who takes a file of people in, for whoever met it at a change; `again` where it is over already. */
export const whoImports = async (table: TenantTable) => {
  const { importing } = await headOf(table, peopleFile);
  return importing === undefined ? 'again' : beingImported(importing);
};
