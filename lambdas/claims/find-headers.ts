import type { Claim } from '#domain/claims/claim.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { claimHeader } from '#rows/claims.ts';

/** The claim as it stands, without its lines; undefined where there is none. */
export const findHeader = async (table: TenantTable, claimId: ClaimId): Promise<Claim | undefined> => {
  const item = await table.get(claimHeader.key({ claimId }), { consistent: true });
  return item === undefined ? undefined : claimHeader.read(item).doc;
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
