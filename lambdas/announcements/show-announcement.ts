import { showAnnouncement } from '#contract/operator/announcements.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { announcementTarget, viewOf } from './announcement-view.ts';

export const showAnnouncementEndpoint = operatorEndpoint(
  showAnnouncement,
  { action: 'announcement.show', target: ({ params }) => announcementTarget(params.announcementId) },
  async ({ params: { announcementId }, at }, { announcements, announcedMails }) => {
    const found = await announcements.find(announcementId);
    if (found === undefined) return refuse({ kind: 'not-found' });
    return accept({
      announcement: viewOf(found, at),
      progress: await announcedMails.progress(announcementId, at),
    });
  },
);
