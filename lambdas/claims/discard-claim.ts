import * as claims from '#contract/claims.ts';
import { discardClaim } from '#domain/claims/discard-claim.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { actOnClaim } from './act-on-claim.ts';

/** Nothing is erased: the draft leaves every list, its record stays. */
export const discardClaimEndpoint = endpoint(claims.discardClaim, async (request, context) => {
  const { actor, at, params, query } = request;
  const discarded = await actOnClaim({ request, context, action: 'claim.discard' }, params.claimId, {
    whenOvertaken: { kind: 'claim-changed-meanwhile' },
    decide: async ({ claim }) => {
      const decision = discardClaim(claim, { by: actor, at, ...query });
      return decision.ok ? accept(decision.value) : decision;
    },
  });
  return discarded.ok ? accept(undefined) : discarded;
});
