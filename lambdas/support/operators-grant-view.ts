import type { listGrants } from '#contract/operator/support.ts';
import type { GivenOf } from '#contract/endpoint.ts';
import type { OperatorId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { grantStateAt } from '#domain/support/support-grant.ts';
import type { PlacedGrant } from '#lambdas/adapters/operator/support-grants.ts';

type View = GivenOf<typeof listGrants>['items'][number];

/** What the trail calls a grant: never the reason, which stands beside it. */
export const grantTarget = ({ grantId, tenantId }: { readonly grantId: string; readonly tenantId: string }) =>
  `grant ${grantId} tenant ${tenantId}`;

/** As operators see it; who of the company answered they never read. */
export const operatorsViewOf = (
  grant: PlacedGrant,
  { at, operatorId }: { readonly at: Instant; readonly operatorId: OperatorId },
): View => {
  const { operatorId: whose, decision: _word, gave: _gave, ...facts } = grant;
  return { ...facts, state: grantStateAt(grant, at), isOwn: whose === operatorId };
};
