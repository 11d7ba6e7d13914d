import { assessIncident } from '#contract/operator/incidents.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { entryAdded, incidentChanged } from '#lambdas/adapters/operator/incidents.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { assessmentOf } from './affected-of.ts';
import { openInVersion } from './changing.ts';
import { changeInWords } from './in-words.ja.ts';
import { incidentTarget, viewed } from './incident-view.ts';

/** What was thought before stays in the timeline, with the reason for the change. */
export const assessIncidentEndpoint = operatorEndpoint(
  assessIncident,
  { action: 'incident.assess', target: ({ params }) => incidentTarget(params.incidentId) },
  async ({ params: { incidentId }, body, operator, at, patience }, context, trail) => {
    const found = await openInVersion(incidentId, body.expectedVersion, context);
    if (!found.ok) return found;
    const judged = await assessmentOf(body, context);
    if (!judged.ok) return judged;
    const change = changeInWords(found.value.assessment, judged.value);
    if (change === '') return accept(await viewed(found.value, context, at));
    const failed = await context.commit(
      {
        incident: incidentChanged(found.value, { assessment: judged.value }),
        entry: entryAdded(incidentId, {
          entryId: ulidAt(at),
          kind: 'assessed',
          text: `${change}\n理由：${body.reason}`,
          at,
          by: operator.operatorId,
          byName: operator.name,
        }),
        trail: trail.told(),
      },
      patience,
    );
    if (failed.length > 0) return refuse({ kind: 'incident-changed-meanwhile' });
    const now = { ...found.value, assessment: judged.value, version: found.value.version + 1 };
    return accept(await viewed(now, context, at));
  },
);
