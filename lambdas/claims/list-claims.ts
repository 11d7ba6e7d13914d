import * as claims from '#contract/claims.ts';
import type { ClaimSearch } from '#contract/shapes/claim-search.ts';
import { claimSummary } from '#contract/shapes/claim-summary.ts';
import * as v from 'valibot';
import { jstText } from '#domain/calendar/jst.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { accept } from '#domain/kernel/result.ts';
import { isInstant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { claimHeader } from '#rows/claims.ts';
import { partsOf } from '#rows/read-key.ts';
import type { Row } from '#rows/row-kind.ts';
import { readingOf } from './claim-search.ts';

const inJst = (name: string, value: unknown) => (isInstant(value) ? { [name]: jstText(value) } : {});

const summaryOf = (row: Row) => {
  const listed = claimHeader.readListed(row);
  return v.parse(claimSummary, {
    ...listed,
    id: partsOf(claimHeader, row)?.claimId,
    ...inJst('updatedAt', listed.updatedAt),
    ...inJst('submittedAt', listed.submittedAt),
  });
};

/** 2,000 rows of 0.3 kB: what one request reads at most for a page. */
const mostRows = 2_000;

const page = async (table: TenantTable, userId: UserId, wanted: ClaimSearch) => {
  const { limit, cursor } = wanted;
  const { range, matches, dayOf } = readingOf(userId, wanted);
  const from = cursor === undefined ? {} : { cursor };
  const filter = { matches, mostRows };
  const { items, nextCursor, lastRead } = await table.query({
    ...range,
    forward: false,
    limit,
    filter,
    ...from,
  });
  return accept({
    items: items.map(summaryOf),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    ...(lastRead === undefined ? {} : { searchedTo: dayOf(lastRead) }),
  });
};

/**
 * Newest first. An index read: a claim written a moment ago may be missing for another moment. Where the bound on
 * reads ended the search before the page was full, `searchedTo` is the day down to which it looked, and `nextCursor`
 * goes on from there (docs/decisions/0061).
 */
export const listClaimsEndpoint = endpoint(claims.listClaims, async ({ actor, query: wanted }, { table }) =>
  page(table, actor.userId, wanted),
);
