import { stopRequest } from '#contract/operator/requests.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { stopsAs } from '#domain/operators/two-person.ts';
import { requestDecided } from '#lambdas/adapters/operator/act-requests.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { requestTarget } from '#lambdas/two-person/request-target.ts';
import { stopVerdictOn, viewOf } from '#lambdas/two-person/request-view.ts';
import { actOf } from './two-person-acts.ts';

/** The asker takes it back; another who could decide it refuses it, but not whom it is about. */
export const stopRequestEndpoint = operatorEndpoint(
  stopRequest,
  { action: 'request.stop', target: ({ params }) => requestTarget(params.requestId) },
  async ({ params, body, operator, at, patience }, context, trail) => {
    const found = await context.requests.find(params.requestId);
    if (found === undefined) return refuse({ kind: 'not-found' });
    const act = await actOf(found.operation);
    const verdict = stopVerdictOn(found, { operator, at }, act);
    if (verdict === 'over') return refuse({ kind: 'request-over' });
    if (verdict === 'about-you') return refuse({ kind: 'request-about-you' });
    if (verdict === 'not-allowed') return refuse({ kind: 'not-allowed' });
    const decision = {
      state: stopsAs(found, operator.operatorId),
      decidedBy: operator.operatorId,
      decidedByName: operator.name,
      decidedAt: at,
      decision: body.reason,
    };
    const failed = await context.commit(
      { request: requestDecided(found.requestId, decision), trail: trail.told() },
      patience,
    );
    if (failed.length > 0) return refuse({ kind: 'request-over' });
    return accept(viewOf({ ...found, ...decision }, { operator, at, operators: [] }, act));
  },
);
