import * as v from 'valibot';
import { reversalGoals } from '#domain/claims/timeline.ts';
import { post } from './endpoint.ts';
import { applicantGone, claimHasRefunds, reversedTooOften } from './refusals/claims.ts';
import { reason, refusalsOfActs } from './shapes/claim-acts.ts';
import { claimView } from './shapes/claim-view.ts';
import { expectedVersion } from './shapes/values.ts';

export const reverseClaim = post('/api/claims/{claimId}/reversal', {
  function: 'tenant-app',
  may: 'claims.reverse',
  posts: true,
  summary: '確定を取り消し、赤伝を計上する',
  body: v.strictObject({
    /** `approved`: it waits to be confirmed again. `applicant`: 差戻し, as a new edition. */
    to: v.picklist(reversalGoals),
    reason,
    expectedVersion,
  }),
  answer: claimView,
  refusals: [...refusalsOfActs, applicantGone, claimHasRefunds, reversedTooOften],
});
