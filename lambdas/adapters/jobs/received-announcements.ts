import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ReceivedAnnouncement } from '#domain/announcements/announcement-kinds.ts';
import type { TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { auditWrite } from '#lambdas/adapters/tenant/audit-trail.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { receivedAnnouncement } from '#rows/announcements.ts';
import type { MailWorkerEnvironment } from './worker-environments.ts';

type Parts = {
  readonly tenantId: TenantId;
  readonly client: DynamoDBDocumentClient;
  readonly environment: MailWorkerEnvironment;
};

/** What the service told the company, as the company keeps it, with its line in the company's trail. */
export const receivedAnnouncementsIn = ({ tenantId, client, environment }: Parts) => {
  const table = tenantTableOf(tenantId, client, environment);
  return {
    /** Once, however often it is told. */
    keepAnnouncement: async (doc: ReceivedAnnouncement, at: Instant): Promise<void> => {
      const { announcementId, sentAt } = doc;
      await table.transact({
        received: {
          kind: 'put',
          ...receivedAnnouncement.row({ at: sentAt, announcementId }, { doc }),
          condition: { expression: 'attribute_not_exists(PK)' },
        },
        audit: await auditWrite(
          { at, requestId: announcementId, sourceIp: '-' },
          { action: 'announcement.receive', target: `announcement ${announcementId}`, outcome: 'done' },
          { id: ulidAt(at) },
        ),
      });
    },
  };
};
