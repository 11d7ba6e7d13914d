import { reopenSteps } from '#domain/approvals/reopen-steps.ts';
import type { RouteRefusal, StandInQuestion } from '#domain/approvals/resolve-route.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { reaches } from '#domain/rights/reach.ts';
import { seesWhole, thingOf } from './claim-rights.ts';
import type { ApprovedClaim, Claim, ReturnedClaim, SubmittedClaim } from './claim.ts';
import { applicantGone, returnToApplicant, withoutApproval, type ApplicantGone } from './return-claim.ts';
import { eventOf, type Deed, type DeedRefusal, type Happened } from './timeline.ts';

/** Whom an approved claim goes back to: the people of a step of its route, or the applicant. */
export type SendBackTo = { readonly kind: 'step'; readonly step: number } | { readonly kind: 'applicant' };

export type SendBack = Deed & { readonly to: SendBackTo; readonly reason: string };
/** Who may be asked again: those of the reopened steps as they are today, and who stands in. */
type People = Pick<StandInQuestion, 'users' | 'fallbackApproverId'> & { readonly isApplicantHere: boolean };

export type SendBackRefusal =
  | DeedRefusal
  | ApplicantGone
  | RouteRefusal
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'step-unknown' };
type SentBack = Happened<SubmittedClaim | ReturnedClaim>;

/** Whether this person may send this claim back now; who may not know of it is asked before. */
export const mayBeSentBack = (
  claim: Claim,
  { by, expectedVersion }: Deed,
): Result<ApprovedClaim, DeedRefusal> => {
  if (!reaches(by, 'claims.correct', thingOf(claim)) || claim.applicantId === by.userId)
    return refuse({ kind: 'not-allowed' });
  if (!seesWhole(by, claim)) return refuse({ kind: 'not-allowed' });
  if (claim.status !== 'approved') return refuse({ kind: 'already-processed' });
  if (claim.version !== expectedVersion) return refuse({ kind: 'claim-changed-meanwhile' });
  return accept(claim);
};

const toStep = (
  claim: ApprovedClaim,
  { reason, ...deed }: SendBack,
  { step, ...people }: People & { readonly step: number },
): Result<SentBack, SendBackRefusal> => {
  const name = claim.route.steps[step]?.name;
  if (name === undefined) return refuse({ kind: 'step-unknown' });
  const reopened = reopenSteps(claim.route, { ...people, step, applicantId: claim.applicantId });
  if (!reopened.ok) return reopened;
  const { route, voided } = reopened.value;
  const asked = route.steps.flatMap(({ approvers }) => approvers.map(({ userId }) => userId));
  const sentBack: SubmittedClaim = {
    ...withoutApproval(claim),
    status: 'submitted',
    route,
    step,
    stepSince: deed.at,
    approversSoFar: [...new Set([...claim.approversSoFar, ...asked])],
    version: claim.version + 1,
    updatedAt: deed.at,
  };
  const what = { act: 'send-back-approved', reason, toStep: name, voids: voided, opens: step } as const;
  return accept({ claim: sentBack, event: eventOf(claim, deed, what) });
};

/**
 * 最終承認後の差戻し: 経理 sends an approved claim back until it is confirmed (docs/decisions/0150). To a step: the same
 * edition, whose later approvals are void; what was judged at the submission still holds. To the applicant: the next one.
 */
export const sendBackClaim = (
  claim: Claim,
  sending: SendBack,
  people: People,
): Result<SentBack, SendBackRefusal> => {
  const found = mayBeSentBack(claim, sending);
  if (!found.ok) return found;
  const reason = sending.reason.trim();
  if (reason === '') return refuse({ kind: 'reason-missing' });
  const { to } = sending;
  if (to.kind === 'step') return toStep(found.value, { ...sending, reason }, { ...people, step: to.step });
  if (!people.isApplicantHere) return refuse(applicantGone(claim));
  const returned = returnToApplicant(found.value, sending, reason);
  return accept({
    claim: returned,
    event: eventOf(claim, sending, { act: 'send-back-approved', reason }),
  });
};
