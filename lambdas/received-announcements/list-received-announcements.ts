import { listReceivedAnnouncements } from '#contract/received-announcements.ts';
import { newSince } from '#domain/announcements/received.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { receivedLine } from '#rows/announcements.ts';
import { partsOf } from '#rows/read-key.ts';
import { plannedAt } from './announcement-news.ts';
import { readableLines } from './received-store.ts';
import { seenUpTo } from './seen-store.ts';

/** What the service told the company, the newest first. */
export const listReceivedAnnouncementsEndpoint = endpoint(
  listReceivedAnnouncements,
  async ({ query, actor, at }, { table }) => {
    const [{ items, nextCursor }, seen, planned] = await Promise.all([
      table.query({
        ...receivedLine.among({}),
        forward: false,
        consistent: true,
        ...query,
        filter: readableLines(actor),
      }),
      seenUpTo(table, actor.userId),
      plannedAt(table, at),
    ]);
    const since = newSince(seen, at);
    return accept({
      items: items.flatMap((row) => {
        const place = partsOf(receivedLine, row);
        if (place === undefined) return [];
        const { announcementId, at: receivedAt } = place;
        return [{ announcementId, ...receivedLine.read(row).doc, isNew: receivedAt >= since }];
      }),
      planned,
      ...(nextCursor === undefined ? {} : { nextCursor }),
    });
  },
);
