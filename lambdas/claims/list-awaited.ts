import { listAwaited } from '#contract/beside-claims.ts';
import { jstText } from '#domain/calendar/jst.ts';
import type { Claim } from '#domain/claims/claim.ts';
import { accept } from '#domain/kernel/result.ts';
import { findHeaders } from '#lambdas/sight/find-headers.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { claimHeader } from '#rows/claims.ts';
import { partsOf } from '#rows/read-key.ts';

const mostShown = 20;
/** Own claims of some years, 0.3 kB each. */
const mostRows = 500;

const awaited = (claim: Claim) => {
  if (claim.status !== 'submitted') return [];
  const { id, number, title, totals, submittedAt, route, step } = claim;
  const open = route.steps[step];
  return [
    {
      claimId: id,
      number,
      title,
      total: totals.total,
      submittedAt: jstText(submittedAt),
      stepName: open?.name ?? '',
      approverNames: (open?.approvers ?? []).map(({ name }) => name),
    },
  ];
};

/** Newest first: one read of the index, and the header of each that is shown, which alone knows its approvers. */
export const listAwaitedEndpoint = endpoint(listAwaited, async ({ actor }, { table }) => {
  const { items, nextCursor } = await table.query({
    ...claimHeader.listed('GSI1', { applicantId: actor.userId }),
    forward: false,
    limit: mostShown,
    filter: { matches: (row) => claimHeader.readListed(row).status === 'submitted', mostRows },
  });
  const ids = items.flatMap((row) => partsOf(claimHeader, row)?.claimId ?? []);
  const headers = await findHeaders(table, ids);
  const claims = ids.flatMap((id) => headers.get(id) ?? []);
  return accept({ items: claims.flatMap(awaited), isMore: nextCursor !== undefined });
});
