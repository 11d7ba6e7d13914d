import type { PinnedRoute } from '#domain/approvals/route.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import type { Claim, ClaimTotals, SubmittedClaim } from './claim.ts';
import { editableClaim } from './editable-claim.ts';
import { eventOf, type Deed, type DeedRefusal, type Happened } from './timeline.ts';

export type SubmitRefusal = DeedRefusal | { readonly kind: 'claim-not-submittable' };

type Submission = Deed & {
  /** 申請番号 for a first submission; a claim that has one keeps its own. */
  readonly number: string;
  /** Of the lines as they stand, judged today. */
  readonly verdict: ClaimVerdict;
  readonly route: PinnedRoute;
};

export const totalsOf = ({ total, tax, payable, byCard }: ClaimVerdict): ClaimTotals => ({
  total,
  tax,
  payable,
  byCard,
});

/** 提出する: from a draft or a returned claim, with the route from its first step. */
export const submitClaim = (
  claim: Claim,
  { number, verdict, route, ...deed }: Submission,
): Result<Happened<SubmittedClaim>, SubmitRefusal> => {
  const found = editableClaim(claim, deed);
  if (!found.ok) return found;
  if (!verdict.canSubmit) return refuse({ kind: 'claim-not-submittable' });

  const core = found.value.status === 'returned' ? withoutReturn(found.value) : found.value;
  const approvers = route.steps.flatMap((step) => step.approvers.map(({ userId }) => userId));
  const submitted: SubmittedClaim = {
    ...core,
    status: 'submitted',
    number: core.number ?? number,
    totals: totalsOf(verdict),
    lineCount: verdict.lines.length,
    approversSoFar: [...new Set([...core.approversSoFar, ...approvers])],
    submittedAt: deed.at,
    firstSubmittedAt: core.firstSubmittedAt ?? deed.at,
    route,
    step: 0,
    stepSince: deed.at,
    version: core.version + 1,
    updatedAt: deed.at,
  };
  return accept({ claim: submitted, event: eventOf(claim, deed, { act: 'submit', opens: submitted.step }) });
};

const withoutReturn = <C extends { readonly returned: unknown }>({ returned: _returned, ...rest }: C) => rest;
