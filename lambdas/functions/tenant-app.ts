import { castVoteEndpoint } from '#lambdas/claims/cast-vote.ts';
import { createClaimEndpoint } from '#lambdas/claims/create-claim.ts';
import { discardClaimEndpoint } from '#lambdas/claims/discard-claim.ts';
import { listClaimsEndpoint } from '#lambdas/claims/list-claims.ts';
import { restoreClaimEndpoint } from '#lambdas/claims/restore-claim.ts';
import { saveClaimEndpoint } from '#lambdas/claims/save-claim.ts';
import { showClaimEndpoint } from '#lambdas/claims/show-claim.ts';
import { showTimelineEndpoint } from '#lambdas/claims/show-timeline.ts';
import { submitClaimEndpoint } from '#lambdas/claims/submit-claim.ts';
import { withdrawClaimEndpoint } from '#lambdas/claims/withdraw-claim.ts';
import { endpointsOf } from '#lambdas/http/contract-at-start.ts';
import { tenantHandler } from '#lambdas/http/tenant-handler.ts';
import { confirmClaimEndpoint } from '#lambdas/claims/confirm-claim.ts';
import { showClaimFormEndpoint } from '#lambdas/settings/show-claim-form.ts';
import { listApplicantsEndpoint } from '#lambdas/users/list-applicants.ts';
import { showMeEndpoint } from '#lambdas/users/show-me.ts';

export const table = {
  'GET /api/me': showMeEndpoint,
  'GET /api/settings/claim-form': showClaimFormEndpoint,

  'GET /api/applicants': listApplicantsEndpoint,
  'GET /api/claims': listClaimsEndpoint,
  'POST /api/claims': createClaimEndpoint,
  'GET /api/claims/{claimId}': showClaimEndpoint,
  'PUT /api/claims/{claimId}': saveClaimEndpoint,
  'DELETE /api/claims/{claimId}': discardClaimEndpoint,
  'POST /api/claims/{claimId}/restoration': restoreClaimEndpoint,
  'POST /api/claims/{claimId}/submission': submitClaimEndpoint,
  'POST /api/claims/{claimId}/withdrawal': withdrawClaimEndpoint,
  'POST /api/claims/{claimId}/votes': castVoteEndpoint,
  'POST /api/claims/{claimId}/confirmation': confirmClaimEndpoint,
  'GET /api/claims/{claimId}/timeline': showTimelineEndpoint,
  'GET /api/refundable-lines': async () =>
    (await import('#lambdas/claims/list-refundable-lines.ts')).listRefundableLinesEndpoint,
};

export const handler = tenantHandler({ ...table, ...endpointsOf('tenant-app') });
