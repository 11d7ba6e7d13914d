import { openIncident } from '#contract/operator/incidents.ts';
import { faultsOfMoment, incidentsMost } from '#domain/incidents/incident.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import {
  entryAdded,
  incidentOpened,
  type Incident,
  type OpenIncident,
} from '#lambdas/adapters/operator/incidents.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { assessmentOf } from './affected-of.ts';
import { assessmentInWords } from './in-words.ja.ts';
import { incidentTarget, viewed } from './incident-view.ts';

const isSame = (one: Incident, other: Incident): boolean =>
  one.version === 1 &&
  JSON.stringify([one.title, one.facts, one.detectedAt, one.assessment, one.openedBy]) ===
    JSON.stringify([other.title, other.facts, other.detectedAt, other.assessment, other.openedBy]);

/** Filed once, however often it is sent. */
export const openIncidentEndpoint = operatorEndpoint(
  openIncident,
  { action: 'incident.open', target: ({ body }) => incidentTarget(body.incidentId) },
  async ({ body, operator, at, patience }, context, trail) => {
    const { incidentId, title, facts, detectedAt } = body;
    const fields = faultsOfMoment('detectedAt', detectedAt, at);
    if (fields.length > 0) return refuse({ kind: 'input-malformed', fields });
    const [judged, listed] = await Promise.all([assessmentOf(body, context), context.incidents.listOpen()]);
    if (!judged.ok) return judged;
    const opened: OpenIncident = {
      incidentId,
      title,
      facts,
      detectedAt,
      assessment: judged.value,
      state: 'open',
      openedAt: at,
      openedBy: operator.operatorId,
      openedByName: operator.name,
      version: 1,
    };
    const there = listed.find((one) => one.incidentId === incidentId);
    if (there !== undefined && isSame(there, opened)) return accept(await viewed(there, context, at));
    if (listed.length >= incidentsMost) return refuse({ kind: 'incidents-full' });
    const failed = await context.commit(
      {
        ...incidentOpened(opened),
        entry: entryAdded(incidentId, {
          entryId: ulidAt(at),
          kind: 'opened',
          text: `${facts}\n\n${assessmentInWords(judged.value)}`,
          at,
          by: operator.operatorId,
          byName: operator.name,
        }),
        trail: trail.told(),
      },
      patience,
    );
    return failed.length === 0
      ? accept(await viewed(opened, context, at))
      : refuse({ kind: 'incident-changed-meanwhile' });
  },
);
