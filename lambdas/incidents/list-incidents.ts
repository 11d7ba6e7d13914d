import { listIncidents } from '#contract/operator/incidents.ts';
import { accept } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { noticesOf, summaryOf } from './incident-view.ts';

type Looking = Pick<OperatorContext, 'incidents'> & Parameters<typeof noticesOf>[1];

/** インシデント that are not closed, with their clocks: each is somebody's work, so that all of them are shown. */
export const openIncidentsOf = async ({ incidents, ...looking }: Looking, at: Instant) =>
  Promise.all(
    (await incidents.listOpen()).map(async (one) => summaryOf(one, await noticesOf(one, looking), at)),
  );

export const listIncidentsEndpoint = operatorEndpoint(
  listIncidents,
  { action: 'incident.list', target: () => 'incidents' },
  async ({ at }, context) => accept({ items: await openIncidentsOf(context, at) }),
);
