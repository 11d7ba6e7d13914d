import type { RouteStep } from '#domain/approvals/route.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { Claim, SubmittedClaim } from './claim.ts';
import { eventOf, type Deed, type Happened } from './timeline.ts';

/** Who no longer votes, and who does instead. */
export type Succession = { readonly from: Pick<User, 'id' | 'name'>; readonly to: Pick<User, 'id' | 'name'> };

export type HandOverRefusal =
  /** Nothing of it waits with him, now or at a later step. */
  | { readonly kind: 'not-concerned' }
  /** It is the successor's own claim, and nobody else approves the step. */
  | { readonly kind: 'nobody-left' };

const waitsWith = ({ approvers }: RouteStep, { from }: Succession): boolean =>
  approvers.some(({ userId }) => userId === from.id);

/** Whether somebody is asked on this claim, now or at a later step. */
export const isToBeHandedOver = (claim: Claim, succession: Succession): claim is SubmittedClaim =>
  claim.status === 'submitted' &&
  claim.route.steps.some((step, at) => at >= claim.step && waitsWith(step, succession));

/** The successor takes the leaver's place; who is asked already, or whose claim it is, is not asked once more. */
const handedStep = (step: RouteStep, { applicantId }: Claim, { from, to }: Succession): RouteStep => ({
  ...step,
  approvers: step.approvers.flatMap((approver) => {
    if (approver.userId !== from.id) return [approver];
    const isAsked = step.approvers.some(({ userId }) => userId === to.id);
    return isAsked || to.id === applicantId ? [] : [{ userId: to.id, name: to.name }];
  }),
});

/** 承認者の引き継ぎ: the votes that are cast stand; open and later steps ask the successor in the leaver's place. */
export const handOverClaim = (
  claim: Claim,
  succession: Succession,
  deed: Pick<Deed, 'by' | 'at'>,
): Result<Happened<SubmittedClaim>, HandOverRefusal> => {
  if (!isToBeHandedOver(claim, succession)) return refuse({ kind: 'not-concerned' });
  const { from, to } = succession;
  const steps = claim.route.steps.map((step, at) =>
    at >= claim.step && waitsWith(step, succession) ? handedStep(step, claim, succession) : step,
  );
  if (steps.some(({ approvers }) => approvers.length === 0)) return refuse({ kind: 'nobody-left' });
  const opened = steps[claim.step]?.approvers.some(({ userId }) => userId === to.id) === true;
  const wasAsked = claim.route.steps[claim.step]?.approvers.some(({ userId }) => userId === to.id) === true;
  const isAsked = steps.some(({ approvers }) => approvers.some(({ userId }) => userId === to.id));
  return accept({
    claim: {
      ...claim,
      route: { ...claim.route, steps },
      approversSoFar:
        !isAsked || claim.approversSoFar.includes(to.id)
          ? claim.approversSoFar
          : [...claim.approversSoFar, to.id],
      stepSince: claim.stepSince ?? claim.updatedAt,
      version: claim.version + 1,
      updatedAt: deed.at,
    },
    event: eventOf(claim, deed, {
      act: 'hand-over',
      handed: { from: from.name, to: to.name },
      ...(opened && !wasAsked ? { opens: claim.step, asks: [to.id] } : {}),
    }),
  });
};
