import { jstDateOf } from '#domain/calendar/jst.ts';
import { claimMatcher, type WantedClaims } from '#domain/claims/claim-hits.ts';
import type { ListedClaim } from '#domain/claims/listed-claim.ts';
import { departmentsBelow } from '#domain/departments/departments-below.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { holdsForCompany, reaches, type Reacher } from '#domain/rights/reach.ts';
import { usualSight } from '#domain/rights/sight.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { mastersOf } from '#lambdas/settings/tenant-masters.ts';

type Asked = WantedClaims & { readonly departmentId?: string };
type Asking = { readonly actor: Actor; readonly query: Asked; readonly at: Instant };

/** Which claims were asked for; the department is taken with all below it, as they stand today. */
const askedFor = async (
  table: TenantTable,
  { query: { departmentId, ...wanted }, at }: Omit<Asking, 'actor'>,
): Promise<(claim: ListedClaim) => boolean> => {
  if (departmentId === undefined) return claimMatcher(wanted);
  const { departments } = await mastersOf(table);
  return claimMatcher({
    ...wanted,
    departmentIds: departmentsBelow(departments, [departmentId], jstDateOf(at)),
  });
};

export type Search = {
  /** No other claim is listed, counted, summed or written to a file, and none counts against how wide a search may be. */
  readonly maySee: (claim: ListedClaim) => boolean;
  /**
   * It would be shown to him, were it not for what it bears and its months. Asked of all, whatever was asked for: else it would tell whether
   * what is hidden fits. Only of whom the right reaches the whole company: of a department of two it would tell who it was.
   */
  readonly isHidden: (claim: ListedClaim) => boolean;
  /** What was asked for. */
  readonly fits: (claim: ListedClaim) => boolean;
};

/** Which claims fit, and which the person may see. */
export const searchOf = async (table: TenantTable, { actor, ...asking }: Asking): Promise<Search> => {
  const reader: Reacher = actor;
  const { content: _months, ...sight } = reader.sight ?? usualSight;
  const inAllMonths = { ...reader, sight };
  const maySee = (claim: ListedClaim, by: Reacher = reader): boolean => {
    const { applicantId, departmentId, labels = [], months = [] } = claim;
    return reaches(by, 'claims.read', {
      ownedBy: [applicantId],
      applicantId,
      departmentId,
      labels,
      months,
    });
  };
  return {
    fits: await askedFor(table, asking),
    maySee: (claim) => maySee(claim),
    isHidden: (claim) =>
      holdsForCompany(actor.rights, 'claims.read') &&
      !maySee(claim) &&
      maySee({ ...claim, labels: [] }, inAllMonths),
  };
};
