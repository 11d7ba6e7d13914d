import { restoreClaim } from '#domain/claims/restore-claim.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { actOnClaim } from './act-on-claim.ts';
import { claimActBody, claimParams } from './claim-schema.ts';
import { claimView } from './claim-view-schema.ts';
import { claimViewOf } from './claim-view.ts';

/** A discarded draft is shown to nobody; only its applicant may ask for it back. */
export const restoreClaimEndpoint = endpoint({
  summary: '破棄した下書きを元に戻す',
  refusals: {
    'temporarily-unavailable': true,
    'not-found': true,
    'not-allowed': true,
    'already-processed': true,
    'claim-changed-meanwhile': true,
    'idempotency-key-reused': true,
  },
  roles: ['applicant'],
  params: claimParams,
  body: claimActBody,
  answer: claimView,
  run: async (request, context) => {
    const { actor, at, body, params } = request;
    const restored = await actOnClaim({ request, context, action: 'claim.restore' }, params.claimId, {
      whenOvertaken: { kind: 'claim-changed-meanwhile' },
      maySee: ({ userId }, claim) => claim.applicantId === userId,
      decide: async ({ claim }) => restoreClaim(claim, { by: actor, at, ...body }),
    });
    return restored.ok ? accept(claimViewOf(restored.value, actor)) : restored;
  },
});
