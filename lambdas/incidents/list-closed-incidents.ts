import { listClosedIncidents } from '#contract/operator/incidents.ts';
import { accept } from '#domain/kernel/result.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { summaryOf } from './incident-view.ts';

export const listClosedIncidentsEndpoint = operatorEndpoint(
  listClosedIncidents,
  { action: 'incident.list-closed', target: () => 'incidents' },
  async ({ query, at }, { incidents }) => {
    const page = await incidents.closed(query);
    const items = page.items.map((one) => ({ ...summaryOf(one, [], at), closedAt: one.closedAt }));
    return accept({ ...page, items });
  },
);
