import { changeAnnouncement } from '#contract/operator/announcements.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { announcementChanged } from '#lambdas/adapters/operator/announcements.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { announcementTarget, viewOf } from './announcement-view.ts';
import { draftContentOf } from './draft-content.ts';

/** A draft alone: what was approved is sent as it was read. */
export const changeAnnouncementEndpoint = operatorEndpoint(
  changeAnnouncement,
  { action: 'announcement.change', target: ({ params }) => announcementTarget(params.announcementId) },
  async ({ params, body, operator: { operatorId }, at, patience }, context, trail) => {
    const found = await context.announcements.find(params.announcementId);
    if (found === undefined) return refuse({ kind: 'not-found' });
    if (found.state !== 'draft' || found.version !== body.expectedVersion)
      return refuse({ kind: 'announcement-changed-meanwhile' });
    const made = await draftContentOf(body, context);
    if (!made.ok) return made;
    const changed = { ...made.value, updatedBy: operatorId, updatedAt: at };
    const failed = await context.commit(
      { announcement: announcementChanged(found, changed), trail: trail.told() },
      patience,
    );
    return failed.length === 0
      ? accept(viewOf({ ...found, ...changed, version: found.version + 1 }, at))
      : refuse({ kind: 'announcement-changed-meanwhile' });
  },
);
