import type { PinnedRoute } from '#domain/approvals/route.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { ApprovedClaim, Claim, RejectedClaim, ReturnedClaim, SubmittedClaim } from './claim.ts';
import type { ClaimAct } from './edit-claim.ts';

/** A vote carries what its kind needs: none but an approval goes without a reason. */
export type Vote =
  | { readonly kind: 'approve' }
  | { readonly kind: 'send-back' | 'reject'; readonly reason: string };

export type Voter = ClaimAct & {
  readonly byName: string;
  /** Index of the step the voter saw open. */
  readonly step: number;
};

export type VoteRefusal =
  /** The step is closed: somebody voted, or the claim left its route. */
  | { readonly kind: 'already-processed' }
  | { readonly kind: 'claim-changed-meanwhile' }
  | { readonly kind: 'vote-on-own-claim' }
  | { readonly kind: 'vote-not-yours' };

export type VotedClaim = SubmittedClaim | ApprovedClaim | ReturnedClaim | RejectedClaim;

const passed = ({ steps, ...route }: PinnedRoute, { step, by, byName, at }: Voter): PinnedRoute => ({
  ...route,
  steps: steps.map((each, index) => (index === step ? { ...each, passed: { by, name: byName, at } } : each)),
});

const approved = (claim: SubmittedClaim, voter: Voter): SubmittedClaim | ApprovedClaim => {
  const next = { route: passed(claim.route, voter), step: claim.step + 1 };
  return next.step < claim.route.steps.length
    ? { ...claim, ...next }
    : { ...claim, ...next, status: 'approved', approvedAt: voter.at };
};

const sentBack = (claim: SubmittedClaim, reason: string, { by, byName, at }: Voter): ReturnedClaim => {
  const { route: _left, step: _open, submittedAt: _then, ...core } = claim;
  return {
    ...core,
    status: 'returned',
    edition: claim.edition + 1,
    returned: { by, name: byName, at, reason },
  };
};

const decided = (claim: SubmittedClaim, vote: Vote, voter: Voter): VotedClaim => {
  const { by, byName, at } = voter;
  switch (vote.kind) {
    case 'approve':
      return approved(claim, voter);
    case 'send-back':
      return sentBack(claim, vote.reason, voter);
    case 'reject':
      return { ...claim, status: 'rejected', rejected: { by, name: byName, at, reason: vote.reason } };
  }
};

/** One person's word on the open step. The first of several approvers decides (P-11). */
export const castVote = (claim: Claim, vote: Vote, voter: Voter): Result<VotedClaim, VoteRefusal> => {
  if (claim.applicantId === voter.by) return refuse({ kind: 'vote-on-own-claim' });
  if (claim.status !== 'submitted' || claim.step !== voter.step) return refuse({ kind: 'already-processed' });
  const open = claim.route.steps[claim.step];
  if (!open?.approvers.some(({ userId }) => userId === voter.by)) return refuse({ kind: 'vote-not-yours' });
  if (claim.version !== voter.expectedVersion) return refuse({ kind: 'claim-changed-meanwhile' });
  return accept({ ...decided(claim, vote, voter), version: claim.version + 1, updatedAt: voter.at });
};
