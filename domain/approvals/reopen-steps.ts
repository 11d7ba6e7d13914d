import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { canAct, standInFor, type RouteRefusal, type StandInQuestion } from './resolve-route.ts';
import { voidedMax, type PinnedRoute, type RouteStep, type StepVote, type VoidedVote } from './route.ts';

export type ReopenQuestion = StandInQuestion & {
  /** Index of the step that is open again. */
  readonly step: number;
};

export type Reopened = {
  readonly route: PinnedRoute;
  /** The approvals that are no longer any, in the order of the steps. */
  readonly voided: readonly VoidedVote[];
};

const asVoid = ({ by, name, at }: StepVote): VoidedVote => ({ by, name, at });

const reopened = (step: RouteStep, question: ReopenQuestion): RouteStep => {
  const { passed, voided = [], isStandIn: _before, ...kept } = step;
  const { users, applicantId } = question;
  const stays = kept.approvers.filter(
    ({ userId }) => userId !== applicantId && users.some((user) => user.id === userId && canAct(user)),
  );
  const standIn = stays.length > 0 ? [] : standInFor(question);
  // Whoever stood in before and is still there stands in again.
  const isStandIn = standIn.length > 0 || (step.isStandIn === true && stays.length > 0);
  const undone = [...voided, ...(passed === undefined ? [] : [asVoid(passed)])].slice(-voidedMax);
  return {
    ...kept,
    approvers: [...stays, ...standIn.map(({ id: userId, name }) => ({ userId, name }))],
    ...(isStandIn ? { isStandIn: true } : {}),
    ...(undone.length === 0 ? {} : { voided: undone }),
  };
};

/**
 * Opens a step of a pinned route again, and with it all that follow: their approvals are void, and kept. Who has left
 * or may not vote is asked no more; a step that has nobody then goes to the company's stand-in, as at the submission.
 */
export const reopenSteps = (route: PinnedRoute, question: ReopenQuestion): Result<Reopened, RouteRefusal> => {
  const steps = route.steps.map((step, index) => (index < question.step ? step : reopened(step, question)));
  const deserted = steps.find(({ approvers }) => approvers.length === 0);
  if (deserted !== undefined) return refuse({ kind: 'route-has-nobody', stepName: deserted.name });
  const voided = route.steps
    .slice(question.step)
    .flatMap(({ passed }) => (passed === undefined ? [] : [asVoid(passed)]));
  return accept({ route: { ...route, steps }, voided });
};
