import { listTimeline } from '#contract/operator/incidents.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { incidentTarget } from './incident-view.ts';

export const listTimelineEndpoint = operatorEndpoint(
  listTimeline,
  { action: 'incident.timeline', target: ({ params }) => incidentTarget(params.incidentId) },
  async ({ params: { incidentId }, query }, { incidents }) => {
    const [found, page] = await Promise.all([
      incidents.find(incidentId),
      incidents.timeline(incidentId, query),
    ]);
    if (found === undefined) return refuse({ kind: 'not-found' });
    const items = page.items.map(({ by, byName, tenantId, companyName, ...entry }) => ({
      ...entry,
      by: { id: by, name: byName },
      ...(tenantId === undefined || companyName === undefined
        ? {}
        : { company: { tenantId, name: companyName } }),
    }));
    return accept({ ...page, items });
  },
);
