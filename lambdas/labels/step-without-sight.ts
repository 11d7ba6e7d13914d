import { mayVoteOn } from '#domain/approvals/may-vote.ts';
import type { Claim } from '#domain/claims/claim.ts';
import { labelsToApprove } from '#domain/labels/borne-label.ts';
import { officesOf, type OfficeOf } from '#lambdas/approvals/office-sight.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { Voter } from '#lambdas/approvals/voters.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';

type Asked = Pick<TenantMasters, 'people' | 'access'>;
/** Somebody who is asked, as he is now; undefined where he is gone, or may vote on nothing. */
export type FindVoter = (userId: UserId) => Promise<Omit<Voter, 'posts'> | undefined>;

/** The first step that is still to pass, or office, that has nobody left who may act and see all that the claim bears. */
export const stepWithoutSight = async (
  claim: Claim,
  masters: Asked,
  {
    officeOf = officesOf(masters),
    voterWith = masters.people.withId,
  }: { readonly officeOf?: OfficeOf; readonly voterWith?: FindVoter } = {},
): Promise<string | undefined> => {
  const labels = labelsToApprove(claim);
  const office = await officeOf(labels, claim.applicantId);
  if (claim.status !== 'submitted' || office !== undefined) return office;
  for (const { name, approvers } of claim.route.steps.slice(claim.step)) {
    // oxlint-disable-next-line no-await-in-loop -- a few steps, whose people are remembered
    const users = await Promise.all(approvers.map(({ userId }) => voterWith(userId)));
    if (!users.some((user) => user?.isActive === true && mayVoteOn(labels, user, masters.access)))
      return name;
  }
  return undefined;
};
