import type { UserId } from '#domain/kernel/ids.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { findHeaders } from '#lambdas/claims/find-headers.ts';
import { claimHeader } from '#rows/claims.ts';
import { partsOf } from '#rows/read-key.ts';

/** Claims under way that one look reads. */
const mostAtOnce = 200;

/** Those of them whom a claim under way asks, now or at a step to come: one walk through all such claims. */
export const askedInClaims = async (
  table: TenantTable,
  people: ReadonlySet<UserId>,
): Promise<ReadonlySet<UserId>> => {
  const asked = new Set<UserId>();
  let cursor: string | undefined;
  do {
    const from = cursor === undefined ? {} : { cursor };
    const range = claimHeader.listed('GSI2', { claimStatus: 'submitted' });
    // oxlint-disable-next-line no-await-in-loop -- page after page
    const { items, nextCursor } = await table.query({ ...range, limit: mostAtOnce, ...from });
    const ids = items.flatMap((item) => partsOf(claimHeader, item)?.claimId ?? []);
    // oxlint-disable-next-line no-await-in-loop
    for (const claim of (await findHeaders(table, ids)).values())
      if (claim.status === 'submitted')
        for (const { userId } of claim.route.steps.slice(claim.step).flatMap(({ approvers }) => approvers))
          if (people.has(userId)) asked.add(userId);
    cursor = nextCursor;
  } while (cursor !== undefined);
  return asked;
};
