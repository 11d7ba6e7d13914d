import { grantsOf, type CompanyAccess } from '#domain/rights/grants.ts';
import { holds } from '#domain/rights/reach.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { ApprovedClaim, Claim, ReturnedClaim, SubmittedClaim } from './claim.ts';
import type { Deed } from './timeline.ts';

export const withoutApproval = ({ approvedAt: _approvedAt, ...rest }: ApprovedClaim) => rest;

/** Whether somebody can do anything with a claim of his that goes back to him. */
export const mayTakeUp = (
  applicant: Pick<User, 'isActive' | 'roles'> | undefined,
  access: CompanyAccess,
): boolean => applicant?.isActive === true && holds(grantsOf(applicant.roles, access), 'claims.write');

/** Nobody but its applicant could go on with it: it would be stuck for ever. */
export type ApplicantGone = { readonly kind: 'applicant-gone'; readonly name: string };
export const applicantGone = ({ applicantName: name }: Pick<Claim, 'applicantName'>): ApplicantGone => ({
  kind: 'applicant-gone',
  name,
});

/** 差戻し to the applicant: the next edition, which he may change and submit anew from the first step of its route. */
export const returnToApplicant = (
  claim: SubmittedClaim | ApprovedClaim,
  { by, at }: Pick<Deed, 'by' | 'at'>,
  reason: string,
): ReturnedClaim => {
  const onRoute = claim.status === 'approved' ? withoutApproval(claim) : claim;
  const { route: _route, step: _step, stepSince: _since, submittedAt: _submittedAt, ...core } = onRoute;
  return {
    ...core,
    status: 'returned',
    returned: { by: by.userId, name: by.name, at, reason },
    edition: claim.edition + 1,
    version: claim.version + 1,
    updatedAt: at,
  };
};
