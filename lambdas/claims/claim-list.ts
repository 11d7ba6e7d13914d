import { monthOf } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { Claim } from '#domain/claims/claim.ts';
import { listedClaim, type ListedClaim } from '#domain/claims/listed-claim.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { claimInList } from '#rows/claim-list.ts';
import type { KeptLines } from '#rows/claims.ts';

const placeOf = ({ claimId, firstSubmittedAt }: Pick<ListedClaim, 'claimId' | 'firstSubmittedAt'>) => ({
  month: monthOf(jstDateOf(firstSubmittedAt)),
  claimId,
});

export const listedRow = ({ claimId, status, version, ...doc }: ListedClaim) =>
  claimInList.row(placeOf({ claimId, ...doc }), { status, version, doc });

export const listedKey = (listed: ListedClaim) => claimInList.key(placeOf(listed));

/**
 * What an act does to the list of the company, in its own transaction: what stands out of the draft has its row, and
 * what goes back into it loses it. `before` is the claim as the act found it.
 */
export const listWrite = (
  claim: Claim,
  content: KeptLines | undefined,
  before: Claim | undefined,
): Write | undefined => {
  const lines = content ?? { lines: [] };
  const listed = listedClaim(claim, lines);
  if (listed !== undefined) return { kind: 'put', ...listedRow(listed) };
  const gone = before === undefined ? undefined : listedClaim(before, lines);
  return gone === undefined ? undefined : { kind: 'delete', key: claimInList.key(placeOf(gone)) };
};
