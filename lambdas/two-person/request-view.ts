import type { requestView } from '#contract/shapes/operator.ts';
import { jstText } from '#domain/calendar/jst.ts';
import { opensForOperator } from '#domain/operators/operator-rights.ts';
import { ableFor, isOpenAt, judgeApproval, judgeStop } from '#domain/operators/two-person.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import type { ActRequest } from '#lambdas/adapters/operator/act-requests.ts';
import { isServing, type OperatorRecord } from '#lambdas/adapters/operator/operators.ts';
import type { Operator } from '#lambdas/http/call.ts';
import type { TwoPersonAct } from './two-person-act.ts';
import type * as v from 'valibot';

export type RequestView = v.InferInput<typeof requestView>;

/** Whoever looks, when, and who is an operator then. */
export type Looking = {
  readonly operator: Operator;
  readonly at: Instant;
  readonly operators: readonly OperatorRecord[];
};

/** What of an act decides who may decide; undefined for one that this release does not know. */
type Act = Pick<TwoPersonAct, 'contract' | 'subject'> | undefined;

const subjectOf = (act: Act, { asked }: ActRequest) =>
  // The contract's own shapes read it when it was filed.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  act?.subject?.(asked as never);

const holdsRight = (act: Act, { operator }: Pick<Looking, 'operator'>): boolean =>
  act !== undefined && opensForOperator(operator.rights, act.contract.may);

/** Whether whoever looks may approve it. */
export const verdictOn = (request: ActRequest, looking: Looking, act: Act) => {
  const { operator, at, operators } = looking;
  if (!isOpenAt(request, at)) return { kind: 'over' } as const;
  if (act === undefined || !holdsRight(act, looking)) return { kind: 'not-allowed' } as const;
  const right = act.contract.may;
  const serving = operators.filter((one) => isServing(one, at));
  const able = ableFor(serving, { right, askedBy: request.askedBy, at });
  // Whoever asked has lost the right, or is no operator any more.
  if (!able.includes(request.askedBy)) return { kind: 'over' } as const;
  return judgeApproval(request, { by: operator.operatorId, at, able, subject: subjectOf(act, request) });
};

/** Whether whoever looks may take it back or stop it. */
export const stopVerdictOn = (request: ActRequest, looking: Pick<Looking, 'operator' | 'at'>, act: Act) =>
  judgeStop(request, {
    by: looking.operator.operatorId,
    at: looking.at,
    subject: subjectOf(act, request),
    holdsRight: holdsRight(act, looking),
  });

const approvalOf = (verdict: ReturnType<typeof verdictOn>): Pick<RequestView, 'approval' | 'from'> => {
  if (verdict.kind === 'over') return {};
  if (verdict.kind !== 'waits') return { approval: verdict.kind };
  return { approval: 'waits', from: jstText(instantOf(new Date(verdict.fromMillis))) };
};

const decisionOf = ({ decidedBy, decidedByName, decidedAt, decision }: ActRequest) =>
  decidedBy === undefined || decidedByName === undefined || decidedAt === undefined
    ? {}
    : {
        decidedBy: { id: decidedBy, name: decidedByName },
        decidedAt,
        ...(decision === undefined ? {} : { decision }),
      };

export const viewOf = (request: ActRequest, looking: Looking, act: Act): RequestView => {
  const { requestId, says, reason, askedBy, askedByName, askedAt, expiresAt, state } = request;
  const isExpired = state === 'open' && looking.at >= expiresAt;
  return {
    requestId,
    says,
    reason,
    askedBy: { id: askedBy, name: askedByName },
    askedAt,
    expiresAt,
    state: isExpired ? 'expired' : state,
    ...approvalOf(verdictOn(request, looking, act)),
    mayStop: stopVerdictOn(request, looking, act) === 'may',
    ...decisionOf(request),
  };
};
