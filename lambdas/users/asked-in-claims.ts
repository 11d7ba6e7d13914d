import type { Claim } from '#domain/claims/claim.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { claimHeader } from '#rows/claims.ts';
import { partsOf } from '#rows/read-key.ts';
import type { Row } from '#rows/row-kind.ts';

/** Claims under way that one look reads. */
const mostAtOnce = 200;

/** As it is now: an index tells it late, and no routes. */
const claimOf = async (table: TenantTable, listed: Row): Promise<Claim | undefined> => {
  const claimId = partsOf(claimHeader, listed)?.claimId;
  if (claimId === undefined) return undefined;
  const row = await table.get(claimHeader.key({ claimId }), { consistent: true });
  return row === undefined ? undefined : claimHeader.read(row).doc;
};

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
    // oxlint-disable-next-line no-await-in-loop
    const claims = await Promise.all(items.map((item) => claimOf(table, item)));
    for (const claim of claims)
      if (claim?.status === 'submitted')
        for (const { userId } of claim.route.steps.slice(claim.step).flatMap(({ approvers }) => approvers))
          if (people.has(userId)) asked.add(userId);
    cursor = nextCursor;
  } while (cursor !== undefined);
  return asked;
};
