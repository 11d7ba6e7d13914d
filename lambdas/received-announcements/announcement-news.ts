import { isReminded, mostNewCounted, mostReminded, newSince } from '#domain/announcements/received.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { plannedMaintenance, receivedLine, receivedReport } from '#rows/announcements.ts';
import { partsOf } from '#rows/read-key.ts';
import { readableLines } from './received-store.ts';
import { seenUpTo } from './seen-store.ts';

/** So many plans that are not over are looked at: they are announced some weeks before. */
const mostPlannedRead = 20;

/** What is not over, the first to begin first; what was reported is over, whatever was planned. */
export const plannedAt = async (table: TenantTable, now: Instant) => {
  const coming = plannedMaintenance.among({}, { from: { at: now }, to: {} });
  const { items } = await table.query({ ...coming, limit: mostPlannedRead });
  const found = await Promise.all(
    items.map(async (row) => {
      const place = partsOf(plannedMaintenance, row);
      const { doc } = plannedMaintenance.read(row);
      if (place === undefined || !isReminded(doc, now)) return [];
      const { announcementId } = place;
      const report = await table.get(receivedReport.key({ announcementId }));
      return report === undefined ? [{ id: announcementId, ...doc }] : [];
    }),
  );
  return found
    .flat()
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .slice(0, mostReminded);
};

/** Since he saw the list, as far as they are counted. */
export const countUnseen = async (table: TenantTable, reader: Actor, now: Instant) => {
  const since = newSince(await seenUpTo(table, reader.userId), now);
  const { items, nextCursor } = await table.query({
    ...receivedLine.among({}, { from: { at: since }, to: {} }),
    limit: mostNewCounted,
    filter: readableLines(reader),
  });
  return { count: items.length, isMore: nextCursor !== undefined };
};
