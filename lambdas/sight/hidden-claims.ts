import { thingOf } from '#domain/claims/claim-rights.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import { seesThing } from '#domain/rights/sight.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { manyHeadersFor } from './find-headers.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { claimEvent, claimHeader } from '#rows/claims.ts';
import { inboxNotice } from '#rows/inbox.ts';
import { partsOf } from '#rows/read-key.ts';
import type { StoredRow } from '#rows/forms.ts';

const claimIdOf = (row: StoredRow): ClaimId | undefined =>
  (partsOf(claimHeader, row) ?? partsOf(claimEvent, row) ?? partsOf(inboxNotice, row))?.claimId;

/** What an answer says of it: nothing where nothing was left out. */
export const limitedIf = (isLimited: boolean): { readonly isLimited?: true } =>
  isLimited ? { isLimited } : {};

type Shown = {
  readonly rows: readonly StoredRow[];
  /** Some were left out. */
  readonly isLimited: boolean;
};

/**
 * Rows of an index without those of claims that bear a label which is not allowed to the reader. An index carries no
 * labels: where the company has any that he may not see, the claims themselves are asked, and else nothing is read.
 */
export const withoutHidden = async (
  table: TenantTable,
  reader: Pick<Actor, 'userId' | 'sight'>,
  rows: readonly StoredRow[],
): Promise<Shown> => {
  if (!reader.sight.isLimited) return { rows, isLimited: false };
  const ids = [...new Set(rows.flatMap((row) => claimIdOf(row) ?? []))];
  const claims = await manyHeadersFor(table, ids, reader);
  const seen = [...claims].filter(([, claim]) => seesThing(reader, thingOf(claim)));
  const shown = new Set<ClaimId | undefined>(seen.map(([id]) => id));
  return { rows: rows.filter((row) => shown.has(claimIdOf(row))), isLimited: seen.length < claims.size };
};
