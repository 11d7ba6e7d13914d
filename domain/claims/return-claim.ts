import type { ApprovedClaim, ReturnedClaim, SubmittedClaim } from './claim.ts';
import type { Deed } from './timeline.ts';

export const withoutApproval = ({ approvedAt: _approvedAt, ...rest }: ApprovedClaim) => rest;

/** 差戻し to the applicant: the next edition, which he may change and submit anew from the first step of its route. */
export const returnToApplicant = (
  claim: SubmittedClaim | ApprovedClaim,
  { by, at }: Pick<Deed, 'by' | 'at'>,
  reason: string,
): ReturnedClaim => {
  const onRoute = claim.status === 'approved' ? withoutApproval(claim) : claim;
  const { route: _route, step: _step, submittedAt: _submittedAt, ...core } = onRoute;
  return {
    ...core,
    status: 'returned',
    returned: { by: by.userId, name: by.name, at, reason },
    edition: claim.edition + 1,
    version: claim.version + 1,
    updatedAt: at,
  };
};
