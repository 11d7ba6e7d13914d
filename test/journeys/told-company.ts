import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AnnouncementContent } from '#domain/announcements/announcement-kinds.ts';
import { plannedIn } from '#domain/announcements/received.ts';
import type { AnnouncementId, TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Cloud } from '#local/running-cloud.ts';
import { plannedMaintenance, receivedAnnouncement, receivedLine } from '#rows/announcements.ts';

type Got = AnnouncementContent & { readonly announcementId: AnnouncementId; readonly at: Instant };

/** Rows as the mail worker keeps them, at most eight announcements. */
export const tellCompany = async (cloud: Cloud, tenantId: TenantId, got: readonly Got[]): Promise<void> => {
  const client = new DynamoDBClient({
    region: 'ap-northeast-1',
    endpoint: cloud.services.dynamodb,
    credentials: cloud.operator,
  });
  const rows = got.flatMap(({ at, ...content }) => {
    const { announcementId, kind, title } = content;
    const place = { tenantId, announcementId };
    const planned = plannedIn(content);
    return [
      receivedAnnouncement.stored(place, { doc: { ...content, sentAt: at, receivedAt: at } }),
      receivedLine.stored({ ...place, at }, { doc: { kind, title, sentAt: at } }),
      ...(planned === undefined
        ? []
        : [plannedMaintenance.stored({ ...place, at: planned.overAt }, { doc: planned })]),
    ];
  });
  await DynamoDBDocumentClient.from(client).send(
    new BatchWriteCommand({
      RequestItems: { [cloud.nameOf('TenantData')]: rows.map((Item) => ({ PutRequest: { Item } })) },
    }),
  );
  client.destroy();
};
