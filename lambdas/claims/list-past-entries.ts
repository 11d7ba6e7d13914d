import { listPastEntries } from '#contract/beside-claims.ts';
import { pastEntries } from '#domain/claims/past-entries.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import { accept } from '#domain/kernel/result.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { claimHeader, claimLines } from '#rows/claims.ts';
import { partsOf } from '#rows/read-key.ts';

/** The lines of so many claims are read, each by one read of one row. */
const claimsAtOnce = 20;
/** 200 rows of 0.3 kB: what is read at most to find them among drafts. */
const mostRows = 200;

/** What was submitted once: a draft may still hold anything. */
const wasMeant = (status: string): boolean => status !== 'draft' && status !== 'discarded';

const linesOf = async (table: TenantTable, claimId: ClaimId) => {
  const row = await table.get(claimLines.key({ claimId }));
  return row === undefined ? [] : claimLines.read(row).z.lines;
};

/** 過去の入力 of whoever asks, from his own claims as they are: nothing is kept for it (docs/decisions/0164). */
export const listPastEntriesEndpoint = endpoint(listPastEntries, async ({ actor }, { table }) => {
  const { items } = await table.query({
    ...claimHeader.listed('GSI1', { applicantId: actor.userId }),
    forward: false,
    limit: claimsAtOnce,
    filter: { matches: (row) => wasMeant(claimHeader.readListed(row).status), mostRows },
  });
  const ids = items.flatMap((row) => partsOf(claimHeader, row)?.claimId ?? []);
  return accept(pastEntries(await Promise.all(ids.map((claimId) => linesOf(table, claimId)))));
});
