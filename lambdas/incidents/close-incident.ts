import { closeIncident } from '#contract/operator/incidents.ts';
import { isStopped } from '#domain/incidents/incident-clocks.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { entryAdded, incidentClosed } from '#lambdas/adapters/operator/incidents.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { openInVersion } from './changing.ts';
import { incidentTarget, noticesOf, runningClocksOf, toldOf, viewOf } from './incident-view.ts';

/** Not while a clock runs: nobody ends a promise by closing what it is of. */
export const closeIncidentEndpoint = operatorEndpoint(
  closeIncident,
  { action: 'incident.close', target: ({ params }) => incidentTarget(params.incidentId) },
  async ({ params: { incidentId }, body, operator, at, patience }, context, trail) => {
    const found = await openInVersion(incidentId, body.expectedVersion, context);
    if (!found.ok) return found;
    const { cause, done, prevention } = body;
    const notices = await noticesOf(found.value, context);
    const isUnfinished =
      found.value.state !== 'contained' ||
      found.value.assessment.personalData === 'unknown' ||
      !runningClocksOf(found.value, notices, at).every(isStopped);
    if (isUnfinished) return refuse({ kind: 'incident-unfinished' });
    const toldAt = toldOf(found.value, notices);
    const ending = {
      closing: { cause, done, prevention },
      closedAt: at,
      closedBy: operator.operatorId,
      closedByName: operator.name,
      ...(toldAt === undefined ? {} : { toldAt }),
    };
    const failed = await context.commit(
      {
        ...incidentClosed(found.value, ending),
        entry: entryAdded(incidentId, {
          entryId: ulidAt(at),
          kind: 'closed',
          text: `原因：${cause}\n対処：${done}\n再発防止：${prevention}`,
          at,
          by: operator.operatorId,
          byName: operator.name,
        }),
        trail: trail.told(),
      },
      patience,
    );
    if (failed.length > 0) return refuse({ kind: 'incident-changed-meanwhile' });
    const { state: _state, ...kept } = found.value;
    return accept(viewOf({ ...kept, ...ending, version: kept.version + 1 }, notices, at));
  },
);
