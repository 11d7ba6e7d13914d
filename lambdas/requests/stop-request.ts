import { stopRequest } from '#contract/operator/requests.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { isOpenAt, stopsAs } from '#domain/operators/two-person.ts';
import { requestDecided } from '#lambdas/adapters/operator/act-requests.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { requestTarget } from '#lambdas/two-person/request-target.ts';
import { viewOf } from '#lambdas/two-person/request-view.ts';

/** Stopping is safe, so that any operator may: the asker takes it back, anybody else refuses it. */
export const stopRequestEndpoint = operatorEndpoint(
  stopRequest,
  { action: 'request.stop', target: ({ params }) => requestTarget(params.requestId) },
  async ({ params, body, operator, at, patience }, context, trail) => {
    const found = await context.requests.find(params.requestId);
    if (found === undefined) return refuse({ kind: 'not-found' });
    if (!isOpenAt(found, at)) return refuse({ kind: 'request-over' });
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
    return accept(viewOf({ ...found, ...decision }, { operator, at, operators: [] }, undefined));
  },
);
