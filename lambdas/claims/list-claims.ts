import * as v from 'valibot';
import { jstText } from '#domain/calendar/jst.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { isInstant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { endpoint, type Actor } from '#lambdas/http/endpoint.ts';
import { claimHeader } from '#rows/claims.ts';
import { partsOf } from '#rows/read-key.ts';
import type { Row } from '#rows/row-kind.ts';
import { claimSearch, claimStatus, readingOf, type ClaimSearch } from './claim-search.ts';

const summary = v.object({
  id: v.string(),
  number: v.exactOptional(v.string()),
  title: v.string(),
  status: claimStatus,
  applicantName: v.string(),
  departmentName: v.string(),
  total: v.number(),
  tax: v.number(),
  version: v.number(),
  updatedAt: v.string(),
  submittedAt: v.exactOptional(v.string()),
  stepName: v.exactOptional(v.string()),
});

const inJst = (name: string, value: unknown) => (isInstant(value) ? { [name]: jstText(value) } : {});

const summaryOf = (row: Row) => {
  const listed = claimHeader.readListed(row);
  return v.parse(summary, {
    ...listed,
    id: partsOf(claimHeader, row)?.claimId,
    ...inJst('updatedAt', listed.updatedAt),
    ...inJst('submittedAt', listed.submittedAt),
  });
};

const mayReadCompany = ({ rights }: Actor) => rights['claims.read'] === 'company';

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
export const listClaimsEndpoint = endpoint({
  summary: '申請を一覧する',
  may: 'claims.read',
  refusals: { 'not-allowed': true },
  query: claimSearch,
  answer: v.object({
    items: v.array(summary),
    nextCursor: v.exactOptional(v.string()),
    searchedTo: v.exactOptional(v.string()),
  }),
  run: async ({ actor, query: wanted }, { table }) =>
    wanted.scope === 'company' && !mayReadCompany(actor)
      ? refuse({ kind: 'not-allowed' })
      : page(table, actor.userId, wanted),
});
