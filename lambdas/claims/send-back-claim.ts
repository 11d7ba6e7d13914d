import { reasonWanted } from '#contract/shapes/reason-wanted.ts';
import * as claims from '#contract/claims.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import type { SubmittedClaim, ReturnedClaim } from '#domain/claims/claim.ts';
import {
  mayBeSentBack,
  sendBackClaim,
  type SendBack,
  type SendBackRefusal,
} from '#domain/claims/send-back-claim.ts';
import { labelsToApprove } from '#domain/labels/borne-label.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { inboxPuts } from '#lambdas/approvals/inbox-store.ts';
import { tellTenantAdmins } from '#lambdas/approvals/route-of-claim.ts';
import { peopleOfSteps } from '#lambdas/approvals/route-people.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { mastersOf, readMastersAhead } from '#lambdas/settings/tenant-masters.ts';
import { actOnClaim } from './act-on-claim.ts';
import { isApplicantHere } from './applicant-standing.ts';
import { answerWithBooks } from './answer-with-books.ts';
import { pinnedVerdict, type StoredClaim } from './claim-record.ts';
import { editionWrite } from './claim-store.ts';
import type { Acting, FurtherWrites, Outcome } from './commit-act.ts';

type Refusals = RefusalOf<
  | 'already-processed'
  | 'applicant-gone'
  | 'claim-changed-meanwhile'
  | 'input-malformed'
  | 'not-allowed'
  | 'route-has-nobody'
>;

const malformed = (path: string, message: string): RefusalOf<'input-malformed'> => ({
  kind: 'input-malformed',
  fields: [{ path, message }],
});

const answered = (refusal: SendBackRefusal): Refusals => {
  switch (refusal.kind) {
    case 'reason-missing':
      return malformed('reason', reasonWanted);
    case 'step-unknown':
      return malformed('to.step', '差戻し先のステップがありません。画面を更新してください');
    case 'route-has-nobody':
      return { kind: refusal.kind, step: refusal.stepName };
    case 'already-processed':
    case 'applicant-gone':
    case 'claim-changed-meanwhile':
    case 'not-allowed':
      return refusal;
  }
};

/** The step that is open again enters the inboxes of its people; or the edition is put by. */
const consequences = (found: StoredClaim, after: SubmittedClaim | ReturnedClaim): FurtherWrites =>
  after.status === 'submitted'
    ? { inbox: inboxPuts(after, { ...found, verdict: pinnedVerdict(found) }) }
    : { edition: editionWrite(found.claim, found.claim.edition, found) };

const decide = async (
  acting: Acting,
  found: StoredClaim,
  sending: SendBack,
): Promise<Result<Outcome, Refusals>> => {
  const approved = mayBeSentBack(found.claim, sending);
  if (!approved.ok) return approved;
  const { to } = sending;
  const masters = await mastersOf(acting.context.table);
  const reopened = to.kind === 'step' ? approved.value.route.steps.slice(to.step) : [];
  const people = {
    ...(await peopleOfSteps(masters, reopened, labelsToApprove(found.claim))),
    isApplicantHere:
      to.kind === 'step' || (await isApplicantHere(acting.context.table, masters, found.claim)),
  };
  const decision = sendBackClaim(found.claim, sending, people);
  if (!decision.ok) {
    const { refusal } = decision;
    if (refusal.kind === 'route-has-nobody')
      await tellTenantAdmins(acting, found.claim, { masters, stepName: refusal.stepName });
    return refuse(answered(refusal));
  }
  return accept({
    ...decision.value,
    // Who is still there, and who stands in, is of this version of the settings.
    masters,
    further: consequences(found, decision.value.claim),
  });
};

export const sendBackClaimEndpoint = endpoint(claims.sendBackClaim, async (request, context) => {
  const { actor, at, body, params } = request;
  // What went to the applicant is told him like any other 差戻し.
  const action = body.to.kind === 'applicant' ? 'claim.send-back-approved' : 'claim.send-back-to-step';
  const acting: Acting = { request, context, action };
  readMastersAhead(context.table);
  const sentBack = await actOnClaim(acting, params.claimId, {
    whenOvertaken: { kind: 'already-processed' },
    decide: (found) => decide(acting, found, { ...body, by: actor, at }),
  });
  return answerWithBooks(acting, sentBack);
});
