import { dropAnnouncement } from '#contract/operator/announcements.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { announcementChanged, ofItsSending } from '#lambdas/adapters/operator/announcements.ts';
import { notDue } from '#lambdas/adapters/operator/announcement-sending.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { announcementTarget, viewOf } from './announcement-view.ts';

/** A draft goes; one that waits for its moment is a draft again. What is being sent cannot be called back. */
export const dropAnnouncementEndpoint = operatorEndpoint(
  dropAnnouncement,
  { action: 'announcement.drop', target: ({ params }) => announcementTarget(params.announcementId) },
  async ({ params, body, operator: { operatorId }, at, patience }, context, trail) => {
    const found = await context.announcements.find(params.announcementId);
    if (found === undefined) return refuse({ kind: 'not-found' });
    const { state, version } = found;
    if (version !== body.expectedVersion || (state !== 'draft' && state !== 'approved'))
      return refuse({ kind: 'announcement-changed-meanwhile' });
    const changed = {
      state: state === 'draft' ? ('dropped' as const) : ('draft' as const),
      updatedBy: operatorId,
      updatedAt: at,
    };
    const failed = await context.commit(
      {
        announcement: announcementChanged(found, changed, ofItsSending),
        ...(state === 'approved' ? notDue(found) : {}),
        trail: trail.told(),
      },
      patience,
    );
    if (failed.length > 0) return refuse({ kind: 'announcement-changed-meanwhile' });
    const {
      sendAt: _at,
      askedBy: _by,
      isUrgent: _urgent,
      confirmedAt: _when,
      confirmedBy: _who,
      ...kept
    } = found;
    return accept(viewOf({ ...kept, ...changed, version: version + 1 }, at));
  },
);
