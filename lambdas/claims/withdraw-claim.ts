import * as claims from '#contract/claims.ts';
import { withdrawClaim } from '#domain/claims/withdraw-claim.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { inboxDeletes } from '#lambdas/approvals/inbox-store.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { actOnClaim } from './act-on-claim.ts';
import { editionWrite } from './claim-store.ts';
import { answerAct } from './answer-act.ts';

export const withdrawClaimEndpoint = endpoint(claims.withdrawClaim, async (request, context) => {
  const { actor, at, body, params } = request;
  const acting = { request, context, action: 'claim.withdraw' as const };
  const withdrawn = await actOnClaim(acting, params.claimId, {
    whenOvertaken: { kind: 'claim-changed-meanwhile' },
    decide: async (found) => {
      const { claim } = found;
      const decision = withdrawClaim(claim, { by: actor, at, ...body });
      if (!decision.ok) return decision;
      if (claim.status !== 'submitted') return refuse({ kind: 'already-processed' });
      return accept({
        ...decision.value,
        further: { inbox: inboxDeletes(claim), edition: editionWrite(claim, claim.edition, found) },
      });
    },
  });
  return answerAct(acting, withdrawn);
});
