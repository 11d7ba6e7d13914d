import { markAnnouncementsSeen } from '#contract/received-announcements.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { received } from './received-store.ts';
import { seenWrite } from './seen-store.ts';

/** Up to the moment at which the company got that one: what came meanwhile stays new. */
export const markAnnouncementsSeenEndpoint = endpoint(
  markAnnouncementsSeen,
  async (request, { table, audit }) => {
    const { actor, body } = request;
    const found = await received(table, body.upTo, actor);
    if (found === undefined) return refuse({ kind: 'not-found' });
    await table.transact({
      seen: seenWrite(actor.userId, found.receivedAt),
      audit: await audit(request, {
        action: 'announcement.see',
        target: `announcement ${body.upTo}`,
        outcome: 'done',
      }),
    });
    return accept(undefined);
  },
);
