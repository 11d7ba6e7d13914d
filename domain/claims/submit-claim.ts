import type { PinnedRoute } from '#domain/approvals/route.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import type { Claim, DraftClaim, SubmittedClaim } from './claim.ts';
import { editable, type ClaimAct, type EditRefusal } from './edit-claim.ts';

/** What the submission pins: it never follows later changes of masters or law. */
export type Pinned = {
  /** Kept for ever once given; a claim that has one keeps its own. */
  readonly number: string;
  readonly route: PinnedRoute;
  readonly verdict: ClaimVerdict;
};

export type SubmitRefusal =
  | EditRefusal
  | { readonly kind: 'claim-is-empty' }
  | { readonly kind: 'claim-has-blocks' };

/** Whether this person could submit the claim now, before a number is spent on it. */
export const mayBeSubmitted = (
  claim: Claim,
  verdict: ClaimVerdict,
  act: ClaimAct,
): Result<Claim, SubmitRefusal> => {
  const found = editable(claim, act);
  if (!found.ok) return found;
  if (claim.lineCount === 0) return refuse({ kind: 'claim-is-empty' });
  return verdict.canSubmit ? found : refuse({ kind: 'claim-has-blocks' });
};

const approversOf = ({ steps }: PinnedRoute) =>
  steps.flatMap(({ approvers }) => approvers.map(({ userId }) => userId));

/** Enters the route at its first step; a returned or withdrawn claim starts there again. */
export const submitClaim = (
  claim: Claim,
  { number, route, verdict }: Pinned,
  act: ClaimAct,
): Result<SubmittedClaim, SubmitRefusal> => {
  const found = mayBeSubmitted(claim, verdict, act);
  if (!found.ok) return found;
  assert(route.steps.length > 0, 'a route has a step: nothing is approved by nobody');
  const { total, tax, payable, byCard } = verdict;
  const { id, applicantId, applicantName, departmentId, departmentName, title, trip } = claim;
  const core = { id, applicantId, applicantName, departmentId, departmentName, title };
  return accept({
    ...core,
    ...(trip === undefined ? {} : { trip }),
    status: 'submitted',
    number: claim.number ?? number,
    totals: { total, tax, payable, byCard },
    lineCount: claim.lineCount,
    approversSoFar: [...new Set([...claim.approversSoFar, ...approversOf(route)])],
    edition: claim.edition,
    version: claim.version + 1,
    createdAt: claim.createdAt,
    updatedAt: act.at,
    submittedAt: act.at,
    route,
    step: 0,
  });
};

export type WithdrawRefusal =
  | { readonly kind: 'claim-not-yours' }
  | { readonly kind: 'claim-changed-meanwhile' }
  /** Nothing to take back: it has left its route, or never entered one. */
  | { readonly kind: 'claim-not-withdrawable' };

/** 取下げ: works while any step is open, whoever has approved already. */
export const withdrawClaim = (claim: Claim, act: ClaimAct): Result<DraftClaim, WithdrawRefusal> => {
  if (claim.applicantId !== act.by) return refuse({ kind: 'claim-not-yours' });
  if (claim.status !== 'submitted') return refuse({ kind: 'claim-not-withdrawable' });
  if (claim.version !== act.expectedVersion) return refuse({ kind: 'claim-changed-meanwhile' });
  const { route: _left, step: _open, submittedAt: _then, ...core } = claim;
  return accept({
    ...core,
    status: 'draft',
    edition: claim.edition + 1,
    version: claim.version + 1,
    updatedAt: act.at,
  });
};
