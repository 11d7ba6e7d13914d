import * as claims from '#contract/claims.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { findClaim } from './claim-store.ts';
import { originalClaimOf } from './refund-originals.ts';
import { claimHeader } from '#rows/claims.ts';
import { partsOf } from '#rows/read-key.ts';
import type { Row } from '#rows/row-kind.ts';

/** A page is the lines of this many claims, at most 100 of each. */
const claimsAtOnce = 10;
/** 2,000 rows of 0.3 kB: what one request reads at most to find them. */
const mostRows = 2_000;

const claimIdOf = (row: Row): readonly ClaimId[] => {
  const claimId = partsOf(claimHeader, row)?.claimId;
  return claimId === undefined ? [] : [claimId];
};

/**
 * 元の明細の候補: one's own confirmed lines that may flow back, those of the newest claim first. An index read: a claim
 * that was confirmed a moment ago may be missing for another moment. A page may be empty and have a cursor.
 */
export const listRefundableLinesEndpoint = endpoint(
  claims.listRefundableLines,
  async ({ actor, query: { cursor } }, { table }) => {
    const { userId: applicantId } = actor;
    const { items, nextCursor } = await table.query({
      ...claimHeader.listed('GSI1', { applicantId }),
      forward: false,
      limit: claimsAtOnce,
      filter: { matches: (row) => claimHeader.readListed(row).status === 'confirmed', mostRows },
      ...(cursor === undefined ? {} : { cursor }),
    });
    const found = await Promise.all(
      items
        .flatMap(claimIdOf)
        .map(async (id) => originalClaimOf(table, await findClaim(table, id), { applicantId })),
    );
    return accept({
      items: found.flatMap((claim) => claim?.lines ?? []),
      ...(nextCursor === undefined ? {} : { nextCursor }),
    });
  },
);
