import { assessIncident } from '#contract/operator/incidents.ts';
import type { Affected } from '#domain/incidents/incident.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { entryAdded, incidentChanged } from '#lambdas/adapters/operator/incidents.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { assessmentOf } from './affected-of.ts';
import { openInVersion } from './changing.ts';
import { changeInWords } from './in-words.ja.ts';
import { incidentTarget, viewed } from './incident-view.ts';

const isWider = (was: Affected, becomes: Affected): boolean => {
  if (becomes.to === 'none-known' || was.to === 'all') return false;
  if (was.to === 'none-known') return false;
  const named = new Set<string>(was.companies.map(({ tenantId }) => tenantId));
  return becomes.to === 'all' || becomes.companies.some(({ tenantId }) => !named.has(tenantId));
};

/** What was thought before stays in the timeline, with the reason for the change. */
export const assessIncidentEndpoint = operatorEndpoint(
  assessIncident,
  { action: 'incident.assess', target: ({ params }) => incidentTarget(params.incidentId) },
  async ({ params: { incidentId }, body, operator, at, patience }, context, trail) => {
    const found = await openInVersion(incidentId, body.expectedVersion, context);
    if (!found.ok) return found;
    const was = found.value.assessment;
    const judged = await assessmentOf(body, context, was.affected);
    if (!judged.ok) return judged;
    const change = changeInWords(was, judged.value);
    if (change === '') return accept(await viewed(found.value, context, at));
    // Another company is owed the report too, or the notice in its place (規則9条).
    const remove = isWider(was.affected, judged.value.affected) ? (['promptAt', 'noReportAt'] as const) : [];
    const failed = await context.commit(
      {
        incident: incidentChanged(found.value, { assessment: judged.value }, remove),
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
    const now = await context.incidents.find(incidentId);
    return accept(await viewed(now ?? found.value, context, at));
  },
);
