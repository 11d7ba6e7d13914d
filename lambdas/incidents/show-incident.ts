import { showIncident } from '#contract/operator/incidents.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { incidentTarget, viewed } from './incident-view.ts';

export const showIncidentEndpoint = operatorEndpoint(
  showIncident,
  { action: 'incident.show', target: ({ params }) => incidentTarget(params.incidentId) },
  async ({ params, at }, context) => {
    const found = await context.incidents.find(params.incidentId);
    return found === undefined ? refuse({ kind: 'not-found' }) : accept(await viewed(found, context, at));
  },
);
