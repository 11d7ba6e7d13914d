import type { Claim } from '#domain/claims/claim.ts';
import type { CompanyAccess } from '#domain/rights/grants.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { officeWithoutSight } from '#lambdas/approvals/office-sight.ts';
import { findHeaders } from '#lambdas/claims/find-headers.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { claimHeader } from '#rows/claims.ts';
import { partsOf } from '#rows/read-key.ts';
import { stepWithoutSight } from './step-without-sight.ts';

/** Of each status, the oldest: what nobody can act on gets old. */
const mostLookedInto = 100;

type Open = { readonly claims: readonly Claim[]; readonly isMore: boolean };

/** Claims that wait for somebody of the company. */
export const openClaims = async (table: TenantTable): Promise<Open> => {
  const found = await Promise.all(
    (['submitted', 'approved'] as const).map((claimStatus) =>
      table.query({ ...claimHeader.listed('GSI2', { claimStatus }), limit: mostLookedInto }),
    ),
  );
  const ids = found.flatMap(({ items }) =>
    items.flatMap((item) => partsOf(claimHeader, item)?.claimId ?? []),
  );
  const headers = await findHeaders(table, ids);
  return { claims: [...headers.values()], isMore: found.some(({ nextCursor }) => nextCursor !== undefined) };
};

export type StuckClaim = { readonly number: string; readonly step: string };

/** Those of the claims on which nobody can act who is asked, as a company's people are and as it decides about access. */
export const stuckAmong = async (
  claims: readonly Claim[],
  { people }: Pick<TenantMasters, 'people'>,
  access: CompanyAccess,
): Promise<readonly StuckClaim[]> => {
  const known = new Map<string, ReturnType<typeof officeWithoutSight>>();
  // Many claims bear the same, and their office is looked up once.
  const officeOf: typeof officeWithoutSight = (masters, labels, applicantId) => {
    const key = JSON.stringify([applicantId, [...labels].toSorted()]);
    const looked = known.get(key) ?? officeWithoutSight(masters, labels, applicantId);
    known.set(key, looked);
    return looked;
  };
  const stuck: StuckClaim[] = [];
  for (const claim of claims) {
    // oxlint-disable-next-line no-await-in-loop -- their people are remembered: the next one reads little
    const step = await stepWithoutSight(claim, { people, access }, officeOf);
    if (step !== undefined) stuck.push({ number: claim.number ?? '', step });
  }
  return stuck;
};
