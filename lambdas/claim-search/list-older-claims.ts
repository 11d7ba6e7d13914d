import { listOlderClaims } from '#contract/claim-search.ts';
import { listedClaim, listedStatuses, type ListedStatus } from '#domain/claims/listed-claim.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import { accept } from '#domain/kernel/result.ts';
import { MalformedCursor } from '#lambdas/adapters/tenant/cursor.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { listedRow } from '#lambdas/claims/claim-list.ts';
import { findClaim, headerUnchanged } from '#lambdas/claims/claim-store.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { claimInList } from '#rows/claim-list.ts';
import { claimHeader } from '#rows/claims.ts';
import { partsOf } from '#rows/read-key.ts';
import { isWholeAt, keepStep, walkedIn } from './claim-list-head.ts';

/** Claims of one step: a Query and at most a transaction of two rows each. */
const claimsOfStep = 100;
/** Side by side, so that a step is done within a second. */
const atOnce = 20;

/**
 * Takes a claim into the list as it stands, unless it stands there so. Whoever acts on it meanwhile writes its row
 * himself, and this one then changes nothing.
 */
const listOne = async (table: TenantTable, claimId: ClaimId): Promise<void> => {
  const found = await findClaim(table, claimId);
  const listed = found === undefined ? undefined : listedClaim(found.claim, found);
  if (listed === undefined) return;
  const row = listedRow(listed);
  const known = await table.get(row.key, { consistent: true });
  if (known !== undefined && claimInList.read(known).version >= listed.version) return;
  await table.transact({
    header: headerUnchanged(claimId, listed.version),
    row: { kind: 'put', ...row },
  });
};

/** `approved/…`: of which state, and where in its index the step begins. */
const placeOf = (cursor: string | undefined): { readonly status: ListedStatus; readonly within?: string } => {
  if (cursor === undefined) return { status: listedStatuses[0] };
  const [name, within] = cursor.split('/');
  const status = listedStatuses.find((one) => one === name);
  if (status === undefined) throw new MalformedCursor('a cursor names no state');
  return within === undefined ? { status } : { status, within };
};

const statusAfter = (status: ListedStatus): ListedStatus | undefined =>
  listedStatuses[listedStatuses.indexOf(status) + 1];

/**
 * One step of taking the claims of before 2026-12 into the list: whoever asks goes on with `nextCursor` until there is
 * none. Sent again, broken off or sent twice at once, it does no harm (docs/decisions/0156).
 */
export const listOlderClaimsEndpoint = endpoint(
  listOlderClaims,
  async ({ body: { cursor }, at }, { table }) => {
    const { status, within } = placeOf(cursor);
    const range = { ...claimHeader.listed('GSI2', { claimStatus: status }), limit: claimsOfStep };
    const { items, nextCursor } = await table.query(
      within === undefined ? range : { ...range, cursor: within },
    );
    const ids = items.flatMap((item) => partsOf(claimHeader, item)?.claimId ?? []);
    for (let from = 0; from < ids.length; from += atOnce)
      // oxlint-disable-next-line no-await-in-loop -- so many side by side and no more
      await Promise.all(ids.slice(from, from + atOnce).map((claimId) => listOne(table, claimId)));
    const following = statusAfter(status);
    const next = nextCursor === undefined ? following : `${status}/${nextCursor}`;
    await keepStep(table, { from: cursor, next, at });
    return accept({
      looked: ids.length,
      ...(next === undefined ? {} : { nextCursor: next }),
      isWhole: isWholeAt(await walkedIn(table), at),
    });
  },
);
