import type { BodyOf } from '#contract/endpoint.ts';
import { addTimelineEntry } from '#contract/operator/incidents.ts';
import { faultsOfMoment } from '#domain/incidents/incident.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import {
  entryAdded,
  incidentChanged,
  incidentStillOpen,
  type OpenIncident,
} from '#lambdas/adapters/operator/incidents.ts';
import type { OperatorWrite } from '#lambdas/adapters/operator/operator-transaction.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { incidentTarget, viewed } from './incident-view.ts';

type Body = BodyOf<typeof addTimelineEntry>;

const faultsOf = ({ kind, way, tenantId, happenedAt }: Body, found: OpenIncident, at: Instant) => [
  ...(kind === 'containment' && way === undefined
    ? [{ path: 'way', message: '行った対処を選択してください' }]
    : []),
  ...(kind !== 'containment' && (way !== undefined || tenantId !== undefined)
    ? [{ path: 'kind', message: '対処と会社は、封じ込めの記録だけに付けられます' }]
    : []),
  ...faultsOfMoment('happenedAt', happenedAt, at),
  ...(kind.endsWith('-report') && happenedAt < found.detectedAt
    ? [{ path: 'happenedAt', message: '報告の日時は、検知した日時より後にしてください' }]
    : []),
];

/** A report ends its clock once: the first one counts. */
const changeOf = (found: OpenIncident, { kind, happenedAt }: Body): OperatorWrite => {
  if (kind === 'prompt-report' && found.promptAt === undefined)
    return incidentChanged(found, { promptAt: happenedAt });
  if (kind === 'final-report' && found.finalAt === undefined)
    return incidentChanged(found, { finalAt: happenedAt });
  return incidentStillOpen(found);
};

/** Added, and never changed: what was wrong is said in a further entry. */
export const addTimelineEntryEndpoint = operatorEndpoint(
  addTimelineEntry,
  { action: 'incident.note', target: ({ params }) => incidentTarget(params.incidentId) },
  async ({ params: { incidentId }, body, operator, at, patience }, context, trail) => {
    const { entryId, kind, text, happenedAt, way, tenantId } = body;
    const [found, there] = await Promise.all([
      context.incidents.find(incidentId),
      context.incidents.findEntry(incidentId, entryId),
    ]);
    if (found === undefined) return refuse({ kind: 'not-found' });
    if (there?.text === text && there.kind === kind) return accept(await viewed(found, context, at));
    if (there !== undefined || 'closing' in found) return refuse({ kind: 'incident-changed-meanwhile' });
    const fields = faultsOf(body, found, at);
    if (fields.length > 0) return refuse({ kind: 'input-malformed', fields });
    const company = tenantId === undefined ? undefined : await context.companies.find(tenantId);
    if (tenantId !== undefined && company === undefined) return refuse({ kind: 'company-unknown' });
    const failed = await context.commit(
      {
        incident: changeOf(found, body),
        entry: entryAdded(incidentId, {
          entryId,
          kind,
          text,
          at,
          by: operator.operatorId,
          byName: operator.name,
          happenedAt,
          ...(way === undefined ? {} : { way }),
          ...(tenantId === undefined || company === undefined ? {} : { tenantId, companyName: company.name }),
        }),
        trail: trail.told(),
      },
      patience,
    );
    if (failed.length > 0) return refuse({ kind: 'incident-changed-meanwhile' });
    const now = await context.incidents.find(incidentId);
    return accept(await viewed(now ?? found, context, at));
  },
);
