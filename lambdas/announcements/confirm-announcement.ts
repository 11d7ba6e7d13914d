import { confirmAnnouncement } from '#contract/operator/announcements.ts';
import { awaitsConfirmation } from '#domain/announcements/announcement.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { ableFor, aloneFrom } from '#domain/operators/two-person.ts';
import { announcementChanged } from '#lambdas/adapters/operator/announcements.ts';
import { isServing } from '#lambdas/adapters/operator/operators.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { announcementTarget, viewOf } from './announcement-view.ts';

/**
 * What one operator sent alone is confirmed by another, by the rule of two persons; while there is nobody else, by himself after
 * 24 hours (docs/decisions/0213).
 */
export const confirmAnnouncementEndpoint = operatorEndpoint(
  confirmAnnouncement,
  { action: 'announcement.confirm', target: ({ params }) => announcementTarget(params.announcementId) },
  async ({ params, operator: { operatorId }, at, patience }, context, trail) => {
    const [found, { operators }] = await Promise.all([
      context.announcements.find(params.announcementId),
      context.operators.list(),
    ]);
    if (found === undefined) return refuse({ kind: 'not-found' });
    const { askedBy, sendAt } = found;
    if (
      found.state === 'draft' ||
      found.state === 'dropped' ||
      !awaitsConfirmation(found) ||
      askedBy === undefined ||
      sendAt === undefined
    )
      return refuse({ kind: 'announcement-changed-meanwhile' });
    const able = ableFor(
      operators.filter((one) => isServing(one, at)),
      { right: confirmAnnouncement.may, askedBy, at },
    );
    const isAlone = able.every((one) => one === askedBy);
    const waited = Date.parse(at) >= aloneFrom({ askedAt: sendAt });
    const may = operatorId === askedBy ? isAlone && waited : able.includes(operatorId);
    if (!may) return refuse({ kind: 'own-announcement' });
    const confirmed = { confirmedBy: operatorId, confirmedAt: at };
    const failed = await context.commit(
      { announcement: announcementChanged(found, confirmed), trail: trail.told() },
      patience,
    );
    if (failed.length > 0) return refuse({ kind: 'announcement-changed-meanwhile' });
    return accept(viewOf({ ...found, ...confirmed, version: found.version + 1 }, at));
  },
);
