import { endGrant } from '#contract/operator/support.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { isOpenGrant } from '#domain/support/support-grant.ts';
import { grantEnded } from '#lambdas/adapters/operator/support-grants.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { endGrantDeed } from '#rows/told-deeds.ts';
import { grantTarget, operatorsViewOf } from './operators-grant-view.ts';

/** An asking is taken back, or what was given is needed no more: with the next request nothing is read under it. */
export const endGrantEndpoint = operatorEndpoint(
  endGrant,
  { action: endGrantDeed, target: ({ params }) => grantTarget(params) },
  async ({ params, operator: { operatorId }, at, patience }, context, trail) => {
    const found = await (await context.grants()).find(params);
    if (found === undefined) return refuse({ kind: 'not-found' });
    if (!isOpenGrant(found, at)) return refuse({ kind: 'grant-over' });
    const failed = await context.commit({ grant: grantEnded(params, at), trail: trail.told() }, patience);
    if (failed.length > 0) return refuse({ kind: 'grant-over' });
    return accept(operatorsViewOf({ ...found, endedAt: at }, { at, operatorId }));
  },
);
