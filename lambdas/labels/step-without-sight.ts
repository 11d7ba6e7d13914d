import { mayVote, mayVoteOn } from '#domain/approvals/may-vote.ts';
import type { Claim } from '#domain/claims/claim.ts';
import { labelsToApprove } from '#domain/labels/borne-label.ts';
import { officesOf, type OfficeOf } from '#lambdas/approvals/office-sight.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { Voter } from '#lambdas/approvals/voters.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';

type Asked = Pick<TenantMasters, 'people' | 'access'>;
/** Somebody who is asked, as he is now; undefined where he is gone, or may vote on nothing. */
export type FindVoter = (userId: UserId) => Promise<Omit<Voter, 'posts'> | undefined>;

/** Why nobody acts: whoever might is not allowed to see it, or nobody who is asked is there and may approve at all. */
export type WhyStuck = 'nobody-sees' | 'nobody-approves';

export type StuckStep = {
  readonly step: string;
  readonly why: WhyStuck;
  /** Those who are asked, and no longer there or without the right. */
  readonly people: readonly string[];
};

type StuckAsk = {
  readonly officeOf?: OfficeOf;
  readonly voterWith?: FindVoter;
  /** Steps that stand still for this reason are not told: those behind them are. @default none are passed over */
  readonly passesOver?: WhyStuck;
};

/** The first step that is still to pass, or office, that has nobody left who may act and see all that the claim bears. */
export const stuckStepOf = async (
  claim: Claim,
  masters: Asked,
  { officeOf = officesOf(masters), voterWith = masters.people.withId, passesOver }: StuckAsk = {},
): Promise<StuckStep | undefined> => {
  const { access } = masters;
  const labels = labelsToApprove(claim);
  const office = await officeOf(labels, claim.applicantId);
  if (office !== undefined) return { step: office, why: 'nobody-sees', people: [] };
  if (claim.status !== 'submitted') return undefined;
  for (const { name: step, approvers } of claim.route.steps.slice(claim.step)) {
    // oxlint-disable-next-line no-await-in-loop -- a few steps, whose people are remembered
    const users = await Promise.all(approvers.map(({ userId }) => voterWith(userId)));
    const able = users.filter((user) => user?.isActive === true && mayVote(user, access));
    if (able.length === 0 && passesOver !== 'nobody-approves')
      return { step, why: 'nobody-approves', people: approvers.map(({ name }) => name) };
    if (able.length > 0 && !able.some((user) => user !== undefined && mayVoteOn(labels, user, access)))
      return { step, why: 'nobody-sees', people: [] };
  }
  return undefined;
};

/** The same for whoever gives labels: what stands still for want of an approver is no consequence of one, a later step may be. */
export const stepWithoutSight = async (claim: Claim, masters: Asked): Promise<string | undefined> =>
  (await stuckStepOf(claim, masters, { passesOver: 'nobody-approves' }))?.step;
