import { jstDateOf } from '#domain/calendar/jst.ts';
import { claimMatcher, type WantedClaims } from '#domain/claims/claim-hits.ts';
import type { ListedClaim } from '#domain/claims/listed-claim.ts';
import { departmentsBelow } from '#domain/departments/departments-below.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { mastersOf } from '#lambdas/settings/tenant-masters.ts';

type Asked = WantedClaims & { readonly departmentId?: string };
type Asking = { readonly actor: Actor; readonly query: Asked; readonly at: Instant };

/** Whether the person sees a list of the company at all. */
export const maySearch = ({ rights }: Actor): boolean => rights['claims.read'] === 'company';

/** Which claims fit; the department is taken with all below it, as they stand today. */
export const matcherOf = async (
  table: TenantTable,
  { query: { departmentId, ...wanted }, at }: Asking,
): Promise<(claim: ListedClaim) => boolean> => {
  if (departmentId === undefined) return claimMatcher(wanted);
  const { departments } = await mastersOf(table);
  return claimMatcher({
    ...wanted,
    departmentIds: departmentsBelow(departments, [departmentId], jstDateOf(at)),
  });
};
