import type { Claim } from '#domain/claims/claim.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import { withSpentMonths } from '#domain/claims/claim-months.ts';
import { isHereForDays } from '#domain/rights/sight.ts';
import type { Actor } from '#lambdas/http/call.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { claimHeader, claimLines } from '#rows/claims.ts';
import { partsOf } from '#rows/read-key.ts';

/** The claim as it stands, without its lines; undefined where there is none. */
export const findHeader = async (table: TenantTable, claimId: ClaimId): Promise<Claim | undefined> => {
  const item = await table.get(claimHeader.key({ claimId }), { consistent: true });
  return item === undefined ? undefined : claimHeader.read(item).doc;
};

/**
 * The same for a reader: to whom some months are shown, those of an older claim are told by its lines, of which its header
 * does not know yet.
 */
export const findHeaderFor = async (
  table: TenantTable,
  claimId: ClaimId,
  reader: Pick<Actor, 'sight'>,
): Promise<Claim | undefined> => {
  const claim = await findHeader(table, claimId);
  if (claim === undefined || claim.months !== undefined || !isHereForDays(reader)) return claim;
  const item = await table.get(claimLines.key({ claimId }), { consistent: true });
  return item === undefined ? claim : withSpentMonths(claim, claimLines.read(item).z.lines);
};

/** Those of the claims that there are, a hundred a call. */
export const manyHeaders = async (
  table: TenantTable,
  claimIds: readonly ClaimId[],
): Promise<ReadonlyMap<ClaimId, Claim>> => {
  const ids = [...new Set(claimIds)];
  const rows = await table.getMany(ids.map((claimId) => claimHeader.key({ claimId })));
  return new Map(rows.map((row) => claimHeader.read(row)).map(({ claimId, doc }) => [claimId, doc]));
};

/** Those that there are as this reader may be shown them, with the months of each where he sees some alone. */
export const manyHeadersFor = async (
  table: TenantTable,
  claimIds: readonly ClaimId[],
  reader: Pick<Actor, 'sight'>,
): Promise<ReadonlyMap<ClaimId, Claim>> => {
  const claims = await manyHeaders(table, claimIds);
  const older = [...claims.values()].filter(({ months }) => months === undefined);
  if (!isHereForDays(reader) || older.length === 0) return claims;
  const rows = await table.getMany(older.map(({ id: claimId }) => claimLines.key({ claimId })));
  const lines = new Map(
    rows.map((row) => [partsOf(claimLines, row)?.claimId, claimLines.read(row).z.lines] as const),
  );
  return new Map(
    [...claims].map(([id, claim]) => {
      const own = claim.months === undefined ? lines.get(id) : undefined;
      return [id, own === undefined ? claim : withSpentMonths(claim, own)] as const;
    }),
  );
};

/** Those of the claims that exist, each read once. */
export const findHeaders = async (
  table: TenantTable,
  claimIds: readonly ClaimId[],
): Promise<ReadonlyMap<ClaimId, Claim>> => {
  const ids = [...new Set(claimIds)];
  const found = await Promise.all(ids.map(async (id) => [id, await findHeader(table, id)] as const));
  return new Map(found.flatMap(([id, claim]) => (claim === undefined ? [] : [[id, claim] as const])));
};
