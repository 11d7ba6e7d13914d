import { showReceivedAnnouncement } from '#contract/received-announcements.ts';
import type { ReceivedReport } from '#domain/announcements/received.ts';
import type { AnnouncementId } from '#domain/kernel/ids.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { receivedReport } from '#rows/announcements.ts';
import { received } from './received-store.ts';

const reportOn = async (
  table: TenantTable,
  announcementId: AnnouncementId,
): Promise<ReceivedReport | undefined> => {
  const row = await table.get(receivedReport.key({ announcementId }), { consistent: true });
  return row === undefined ? undefined : receivedReport.read(row).doc;
};

/** With what it reports, and what reports it: a company that was told one of them alone sees one alone. */
export const showReceivedAnnouncementEndpoint = endpoint(
  showReceivedAnnouncement,
  async ({ query: { announcementId }, actor }, { table }) => {
    const found = await received(table, announcementId, actor);
    if (found === undefined) return refuse({ kind: 'not-found' });
    const { reportOf, receivedAt: _at, ...content } = found;
    const [reported, report] = await Promise.all([
      reportOf === undefined ? undefined : received(table, reportOf, actor),
      reportOn(table, announcementId),
    ]);
    return accept({
      ...content,
      ...(reported === undefined
        ? {}
        : { reported: { announcementId: reported.announcementId, title: reported.title } }),
      ...(report === undefined ? {} : { report }),
    });
  },
);
