import * as claims from '#contract/claims.ts';
import { restoreClaim } from '#domain/claims/restore-claim.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { actOnClaim } from './act-on-claim.ts';
import { answerAct } from './answer-act.ts';

/** A discarded draft is shown to nobody; only its applicant may ask for it back. */
export const restoreClaimEndpoint = endpoint(claims.restoreClaim, async (request, context) => {
  const { actor, at, body, params } = request;
  const acting = { request, context, action: 'claim.restore' as const };
  const restored = await actOnClaim(acting, params.claimId, {
    whenOvertaken: { kind: 'claim-changed-meanwhile' },
    maySee: ({ userId }, claim) => claim.applicantId === userId,
    decide: async ({ claim }) => restoreClaim(claim, { by: actor, at, ...body }),
  });
  return answerAct(acting, restored);
});
