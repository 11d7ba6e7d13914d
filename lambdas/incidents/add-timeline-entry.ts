import type { BodyOf } from '#contract/endpoint.ts';
import { addTimelineEntry } from '#contract/operator/incidents.ts';
import { faultsOfMoment, reportKinds } from '#domain/incidents/incident.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import {
  entryAdded,
  incidentChanged,
  incidentStillOpen,
  reportMarks,
  type OpenIncident,
  type TimelineEntry,
} from '#lambdas/adapters/operator/incidents.ts';
import type { OperatorWrite } from '#lambdas/adapters/operator/operator-transaction.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { incidentTarget, viewed } from './incident-view.ts';

type Body = BodyOf<typeof addTimelineEntry>;

const faultsOf = ({ kind, way, tenantId, happenedAt }: Body, found: OpenIncident, at: Instant) => [
  ...(kind === 'containment' && way === undefined
    ? [{ path: 'way', message: '行った対処を選択してください' }]
    : []),
  ...(kind !== 'containment' && way !== undefined
    ? [{ path: 'kind', message: '対処は、封じ込めの記録だけに付けられます' }]
    : []),
  ...(kind === 'told-otherwise' && tenantId === undefined
    ? [{ path: 'tenantId', message: '知らせた会社を選択してください' }]
    : []),
  ...(reportKinds.has(kind) && found.assessment.personalData === 'no'
    ? [{ path: 'kind', message: '個人データが「なし」のインシデントには、報告の記録を付けられません' }]
    : []),
  ...faultsOfMoment('happenedAt', happenedAt, at),
  ...((kind.endsWith('-report') || kind === 'told-otherwise') && happenedAt < found.detectedAt
    ? [{ path: 'happenedAt', message: '知らせた・報告した日時は、検知した日時以後にしてください' }]
    : []),
];

/** A report ends its clock once: the first one counts, until it is withdrawn. */
const changeOf = (found: OpenIncident, { kind, happenedAt, tenantId }: Body): OperatorWrite => {
  if (kind === 'prompt-report' && found.promptAt === undefined)
    return incidentChanged(found, { promptAt: happenedAt });
  if (kind === 'final-report' && found.finalAt === undefined)
    return incidentChanged(found, { finalAt: happenedAt });
  if (kind === 'no-report-owed') return incidentChanged(found, { noReportAt: happenedAt });
  if (kind === 'reports-withdrawn') return incidentChanged(found, {}, reportMarks);
  if (kind === 'told-otherwise' && tenantId !== undefined)
    return incidentChanged(found, {
      toldOtherwise: [...(found.toldOtherwise ?? []), { tenantId, at: happenedAt }],
    });
  return incidentStillOpen(found);
};

const isSame = (there: TimelineEntry, { kind, text, happenedAt, way, tenantId }: Body): boolean =>
  JSON.stringify([there.kind, there.text, there.happenedAt, there.way, there.tenantId]) ===
  JSON.stringify([kind, text, happenedAt, way, tenantId]);

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
    if (there !== undefined && isSame(there, body)) return accept(await viewed(found, context, at));
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
