import { kindFacts, type AnnouncementKind } from '#domain/announcements/announcement-kinds.ts';
import type { ReceivedAnnouncement } from '#domain/announcements/received.ts';
import type { AnnouncementId } from '#domain/kernel/ids.ts';
import { holds } from '#domain/rights/reach.ts';
import type { Query, TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { receivedAnnouncement, receivedLine } from '#rows/announcements.ts';

type Reader = Pick<Actor, 'rights'>;

const mayRead = (kind: AnnouncementKind, { rights }: Reader): boolean =>
  kindFacts(kind).isForKeepers !== true || holds(rights, 'access.keep');

/** Lines of what others may read that one request passes over; the next one goes on behind them. */
const mostPassedOver = 200;

/** Of a list, what this reader may see. */
export const readableLines = (reader: Reader): NonNullable<Query['filter']> => ({
  matches: (row) => mayRead(receivedLine.read(row).doc.kind, reader),
  mostRows: mostPassedOver,
});

/** Undefined of what the company was not told, or not for him to read. */
export const received = async (
  table: TenantTable,
  announcementId: AnnouncementId,
  reader: Reader,
): Promise<ReceivedAnnouncement | undefined> => {
  const row = await table.get(receivedAnnouncement.key({ announcementId }), { consistent: true });
  if (row === undefined) return undefined;
  const { doc } = receivedAnnouncement.read(row);
  return mayRead(doc.kind, reader) ? doc : undefined;
};
