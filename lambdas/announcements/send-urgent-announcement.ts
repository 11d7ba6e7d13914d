import { sendUrgentAnnouncement } from '#contract/operator/announcements.ts';
import { kindFacts } from '#domain/announcements/announcement-kinds.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { becomesDue } from '#lambdas/adapters/operator/announcement-sending.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { announcementTarget, viewOf } from './announcement-view.ts';

/** 緊急メンテナンス（実施前）and インシデント wait for nobody; the home burns until another operator has confirmed it. */
export const sendUrgentAnnouncementEndpoint = operatorEndpoint(
  sendUrgentAnnouncement,
  { action: 'announcement.send-urgently', target: ({ params }) => announcementTarget(params.announcementId) },
  async ({ params, body, operator: { operatorId }, at, patience }, context, trail) => {
    const found = await context.announcements.find(params.announcementId);
    if (found === undefined) return refuse({ kind: 'not-found' });
    if (found.state !== 'draft' || found.version !== body.expectedVersion)
      return refuse({ kind: 'announcement-changed-meanwhile' });
    if (kindFacts(found.content.kind).isUrgent !== true) return refuse({ kind: 'announcement-not-urgent' });
    const failed = await context.commit(
      {
        ...becomesDue(found, { sendAt: at, askedBy: operatorId, at, isUrgent: true }),
        trail: trail.told(),
      },
      patience,
    );
    if (failed.length > 0) return refuse({ kind: 'announcement-changed-meanwhile' });
    const sent = { state: 'approved', sendAt: at, askedBy: operatorId, isUrgent: true } as const;
    return accept(viewOf({ ...found, ...sent, version: found.version + 1 }, at));
  },
);
