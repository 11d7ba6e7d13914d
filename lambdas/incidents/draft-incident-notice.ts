import { draftIncidentNotice } from '#contract/operator/incidents.ts';
import { noticesMost } from '#domain/incidents/incident.ts';
import { noticeOfIncident } from '#domain/incidents/notice-of-incident.ja.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { announcementDrafted } from '#lambdas/adapters/operator/announcements.ts';
import { entryAdded, incidentChanged } from '#lambdas/adapters/operator/incidents.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { openInVersion } from './changing.ts';
import { incidentTarget } from './incident-view.ts';

/** So many of the newest entries are looked at for what was done. */
const entriesRead = 50;

/** Draft and link in one transaction: the clock follows the notice from its first word. */
export const draftIncidentNoticeEndpoint = operatorEndpoint(
  draftIncidentNotice,
  { action: 'incident.notice', target: ({ params }) => incidentTarget(params.incidentId) },
  async ({ params: { incidentId }, body, operator, at, patience }, context, trail) => {
    const { announcementId, expectedVersion } = body;
    const before = await context.incidents.find(incidentId);
    if (before?.notices?.includes(announcementId) === true) return accept({ announcementId });
    const found = await openInVersion(incidentId, expectedVersion, context);
    if (!found.ok) return found;
    const { title, facts, detectedAt, assessment, notices = [] } = found.value;
    if (notices.length >= noticesMost) return refuse({ kind: 'notices-full' });
    // Whoever is told of one company's leak without need is hurt by the notice.
    if (assessment.affected.to === 'none-known') return refuse({ kind: 'incident-companies-unknown' });
    const { items } = await context.incidents.timeline(incidentId, { limit: entriesRead });
    const containments = items.flatMap(({ way }) => (way === undefined ? [] : [way]));
    const { operatorId } = operator;
    const failed = await context.commit(
      {
        announcement: announcementDrafted({
          announcementId,
          content: noticeOfIncident({
            title,
            facts,
            detectedAt,
            personalData: assessment.personalData,
            containments,
          }),
          audience: assessment.affected,
          state: 'draft',
          version: 1,
          createdBy: operatorId,
          createdAt: at,
          updatedBy: operatorId,
          updatedAt: at,
        }),
        incident: incidentChanged(found.value, { notices: [...notices, announcementId] }),
        entry: entryAdded(incidentId, {
          entryId: ulidAt(at),
          kind: 'notice-drafted',
          text: body.reason,
          at,
          by: operatorId,
          byName: operator.name,
          announcementId,
        }),
        trail: trail.told(),
      },
      patience,
    );
    return failed.length === 0 ? accept({ announcementId }) : refuse({ kind: 'incident-changed-meanwhile' });
  },
);
