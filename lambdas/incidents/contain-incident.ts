import { containIncident } from '#contract/operator/incidents.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { entryAdded, incidentChanged } from '#lambdas/adapters/operator/incidents.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { openInVersion } from './changing.ts';
import { incidentTarget, viewed } from './incident-view.ts';

/** It does no further harm. */
export const containIncidentEndpoint = operatorEndpoint(
  containIncident,
  { action: 'incident.contain', target: ({ params }) => incidentTarget(params.incidentId) },
  async ({ params: { incidentId }, body, operator, at, patience }, context, trail) => {
    const found = await openInVersion(incidentId, body.expectedVersion, context);
    if (!found.ok) return found;
    if (found.value.state === 'contained') return refuse({ kind: 'incident-changed-meanwhile' });
    const change = { state: 'contained', containedAt: at } as const;
    const failed = await context.commit(
      {
        incident: incidentChanged(found.value, change),
        entry: entryAdded(incidentId, {
          entryId: ulidAt(at),
          kind: 'contained',
          text: body.reason,
          at,
          by: operator.operatorId,
          byName: operator.name,
        }),
        trail: trail.told(),
      },
      patience,
    );
    if (failed.length > 0) return refuse({ kind: 'incident-changed-meanwhile' });
    const now = { ...found.value, ...change, version: found.value.version + 1 };
    return accept(await viewed(now, context, at));
  },
);
