import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { plannedIn, type ReceivedAnnouncement } from '#domain/announcements/received.ts';
import type { TenantId } from '#domain/kernel/ids.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { auditWrite } from '#lambdas/adapters/tenant/audit-trail.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import {
  plannedMaintenance,
  receivedAnnouncement,
  receivedLine,
  receivedReport,
} from '#rows/announcements.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { MailWorkerEnvironment } from './worker-environments.ts';

type Parts = {
  readonly tenantId: TenantId;
  readonly client: DynamoDBDocumentClient;
  readonly environment: MailWorkerEnvironment;
};

const put = (row: Pick<Extract<Write, { readonly kind: 'put' }>, 'key' | 'item'>): Write => ({
  kind: 'put',
  ...row,
});

/** What lists and pages find it by. */
const besides = (doc: ReceivedAnnouncement): readonly Write[] => {
  const { announcementId, kind, title, sentAt, receivedAt: at, reportOf } = doc;
  const planned = plannedIn(doc);
  const plan = (): readonly Write[] => {
    if (planned === undefined) return [];
    const { overAt, ...what } = planned;
    return [put(plannedMaintenance.row({ at: overAt, announcementId }, { doc: what }))];
  };
  return [
    put(receivedLine.row({ at, announcementId }, { doc: { kind, title, sentAt } })),
    ...plan(),
    ...(reportOf === undefined
      ? []
      : [put(receivedReport.row({ announcementId: reportOf }, { doc: { announcementId, title } }))]),
  ];
};

/** What the service told the company, as the company keeps it, with its line in the company's trail. */
export const receivedAnnouncementsIn = ({ tenantId, client, environment }: Parts) => {
  const table = tenantTableOf(tenantId, client, environment);
  return {
    /** Once, however often it is told. */
    keepAnnouncement: async (doc: ReceivedAnnouncement): Promise<void> => {
      const { announcementId, receivedAt: at } = doc;
      await table.transact({
        received: {
          kind: 'put',
          ...receivedAnnouncement.row({ announcementId }, { doc }),
          condition: { expression: 'attribute_not_exists(PK)' },
        },
        besides: besides(doc),
        audit: await auditWrite(
          { at, requestId: announcementId, sourceIp: '-' },
          { action: 'announcement.receive', target: `announcement ${announcementId}`, outcome: 'done' },
          { id: ulidAt(at) },
        ),
      });
    },
  };
};
