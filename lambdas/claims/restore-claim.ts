import { restoreClaim } from '#domain/claims/restore-claim.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { actOnClaim } from './act-on-claim.ts';
import { claimActBody, claimParams } from './claim-schema.ts';
import { claimView } from './claim-view-schema.ts';
import { answerAct } from './answer-act.ts';

/** A discarded draft is shown to nobody; only its applicant may ask for it back. */
export const restoreClaimEndpoint = endpoint({
  summary: '破棄した下書きを元に戻す',
  may: 'claims.write',
  refusals: {
    'temporarily-unavailable': true,
    'not-found': true,
    'not-allowed': true,
    'already-processed': true,
    'claim-changed-meanwhile': true,
    'idempotency-key-reused': true,
  },
  params: claimParams,
  body: claimActBody,
  answer: claimView,
  run: async (request, context) => {
    const { actor, at, body, params } = request;
    const acting = { request, context, action: 'claim.restore' };
    const restored = await actOnClaim(acting, params.claimId, {
      whenOvertaken: { kind: 'claim-changed-meanwhile' },
      maySee: ({ userId }, claim) => claim.applicantId === userId,
      decide: async ({ claim }) => restoreClaim(claim, { by: actor, at, ...body }),
    });
    return answerAct(acting, restored);
  },
});
