import type { RefusingVote } from '#domain/claims/vote-kinds.ts';
import type { RouteStep } from '#domain/approvals/route.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { seesWhole } from './claim-rights.ts';
import type { ApprovedClaim, Claim, RejectedClaim, ReturnedClaim, SubmittedClaim } from './claim.ts';
import { applicantGone, returnToApplicant, type ApplicantGone } from './return-claim.ts';
import { eventOf, type Deed, type DeedRefusal, type Happened } from './timeline.ts';

/** How the approver saw what he approves. */
export const approvedFrom = ['list', 'opened'] as const;

/** 承認, 差戻し, 却下. A decision against a claim carries its reason. */
export type Vote = Deed & {
  /** Index of the step that the voter saw open. */
  readonly step: number;
} & (
    | {
        readonly kind: 'approve';
        readonly comment?: string;
        /** `list` 一覧から: by what the list says of the claim, without opening it. */
        readonly from: (typeof approvedFrom)[number];
      }
    | { readonly kind: RefusingVote; readonly reason: string }
  );
export type VoteRefusal =
  | DeedRefusal
  | ApplicantGone
  | { readonly kind: 'reason-missing' }
  /** Something of it has to be looked at, and the list does not show it. */
  | { readonly kind: 'claim-must-be-opened' };
export type VotedClaim = SubmittedClaim | ApprovedClaim | ReturnedClaim | RejectedClaim;
type Voted = Happened<VotedClaim>;

type Approval = Extract<Vote, { readonly kind: 'approve' }>;

const approve = (claim: SubmittedClaim, { by, at, comment }: Approval): SubmittedClaim | ApprovedClaim => {
  const said = comment === undefined ? {} : { comment };
  const steps = claim.route.steps.map((step, index): RouteStep =>
    index === claim.step ? { ...step, passed: { by: by.userId, name: by.name, at, ...said } } : step,
  );
  const passed = {
    ...claim,
    route: { ...claim.route, steps },
    step: claim.step + 1,
    stepSince: at,
    version: claim.version + 1,
    updatedAt: at,
  };
  return passed.step < steps.length ? passed : { ...passed, status: 'approved', approvedAt: at };
};

const reject = (claim: SubmittedClaim, { by, at }: Deed, reason: string): RejectedClaim => ({
  ...claim,
  status: 'rejected',
  rejected: { by: by.userId, name: by.name, at, reason },
  version: claim.version + 1,
  updatedAt: at,
});

const afterVote = (claim: SubmittedClaim, vote: Vote): Voted['claim'] => {
  switch (vote.kind) {
    case 'approve':
      return approve(claim, vote);
    case 'send-back':
      return returnToApplicant(claim, vote, vote.reason);
    case 'reject':
      return reject(claim, vote, vote.reason);
  }
};

const wordsOf = (vote: Vote): { readonly reason?: string; readonly comment?: string } => {
  if (vote.kind !== 'approve') return { reason: vote.reason.trim() };
  return vote.comment === undefined ? {} : { comment: vote.comment };
};

/**
 * One approver's decision on the open step. The step is compared before the version, so that of two who click at once
 * the later one learns that it is done already (P-11). `isToBeOpened`: its verdict has findings, which no list shows.
 * `isApplicantHere` counts where the claim goes back to him.
 */
export const castVote = (
  claim: Claim,
  vote: Vote,
  { isToBeOpened, isApplicantHere }: { readonly isToBeOpened: boolean; readonly isApplicantHere: boolean },
): Result<Voted, VoteRefusal> => {
  const { by, expectedVersion, kind } = vote;
  if (claim.applicantId === by.userId) return refuse({ kind: 'not-allowed' });
  if (!claim.approversSoFar.includes(by.userId)) return refuse({ kind: 'not-allowed' });
  if (!seesWhole(by, claim)) return refuse({ kind: 'not-allowed' });
  if (claim.status !== 'submitted' || claim.step !== vote.step) return refuse({ kind: 'already-processed' });
  const open = claim.route.steps[claim.step];
  if (!open?.approvers.some(({ userId }) => userId === by.userId)) return refuse({ kind: 'not-allowed' });
  if (claim.version !== expectedVersion) return refuse({ kind: 'claim-changed-meanwhile' });
  if (isToBeOpened && vote.kind === 'approve' && vote.from !== 'opened')
    return refuse({ kind: 'claim-must-be-opened' });

  const said = wordsOf(vote);
  if (said.reason === '') return refuse({ kind: 'reason-missing' });
  if (kind === 'send-back' && !isApplicantHere) return refuse(applicantGone(claim));
  const after = afterVote(claim, vote);
  const opens = after.status === 'submitted' ? { opens: after.step } : {};
  const what = { act: kind, stepName: open.name, ...said, ...opens };
  return accept({ claim: after, event: eventOf(claim, vote, what) });
};
