import { draftAnnouncement } from '#contract/operator/announcements.ts';
import type { Announcement } from '#domain/announcements/announcement.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { announcementDrafted } from '#lambdas/adapters/operator/announcements.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { announcementTarget, viewOf } from './announcement-view.ts';
import { draftContentOf } from './draft-content.ts';

const isSame = (one: Announcement, other: Announcement): boolean =>
  JSON.stringify([one.content, one.audience, one.createdBy]) ===
  JSON.stringify([other.content, other.audience, other.createdBy]);

/** Filed once, however often it is sent. */
export const draftAnnouncementEndpoint = operatorEndpoint(
  draftAnnouncement,
  { action: 'announcement.draft', target: ({ body }) => announcementTarget(body.announcementId) },
  async ({ body, operator: { operatorId }, at, patience }, context, trail) => {
    const made = await draftContentOf(body, context);
    if (!made.ok) return made;
    const drafted: Announcement = {
      announcementId: body.announcementId,
      ...made.value,
      state: 'draft',
      version: 1,
      createdBy: operatorId,
      createdAt: at,
      updatedBy: operatorId,
      updatedAt: at,
    };
    const failed = await context.commit(
      { announcement: announcementDrafted(drafted), trail: trail.told() },
      patience,
    );
    if (failed.length === 0) return accept(viewOf(drafted, at));
    const there = await context.announcements.find(body.announcementId);
    return there?.version === 1 && isSame(there, drafted)
      ? accept(viewOf(there, at))
      : refuse({ kind: 'announcement-changed-meanwhile' });
  },
);
