import { GetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Announcement } from '#domain/announcements/announcement.ts';
import type { AnnouncementId } from '#domain/kernel/ids.ts';
import { cursorBehind, sortKeyIn } from '#lambdas/adapters/tenant/cursor.ts';
import type { Item } from '#lambdas/adapters/sign-in/token-rows.ts';
import { announcement } from '#rows/announcements.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import type { OperatorWrite } from './operator-transaction.ts';

const announcementIn = (item: Item): readonly Announcement[] => {
  const parts = storedPartsOf(announcement, item);
  return parts === undefined ? [] : [{ announcementId: parts.announcementId, ...announcement.read(item) }];
};

type Page = { readonly items: readonly Announcement[]; readonly nextCursor?: string };

/** お知らせ, as operators keep them: they are few, and the newest are asked for. */
export const announcementsOf = (client: DynamoDBDocumentClient, TableName: string) => ({
  find: async (announcementId: AnnouncementId): Promise<Announcement | undefined> => {
    const Key = announcement.primaryKey({ announcementId });
    const { Item: found } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return found === undefined ? undefined : announcementIn(found)[0];
  },
  /** The newest first. Throws `MalformedCursor`. */
  page: async ({ limit, cursor }: { limit: number; cursor?: string }): Promise<Page> => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: `PK = :pk${cursor === undefined ? '' : ' AND SK < :sk'}`,
        ExpressionAttributeValues: {
          ':pk': announcement.partitionKey({}),
          ...(cursor === undefined ? {} : { ':sk': sortKeyIn(cursor, announcement.among({})) }),
        },
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: limit + 1,
      }),
    );
    const found = Items.flatMap(announcementIn);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    // A page of long texts ends at 1 MB, and the list goes on behind it.
    const isAll = found.length <= limit && LastEvaluatedKey === undefined;
    return isAll || last === undefined ? { items } : { items, nextCursor: cursorBehind(last.announcementId) };
  },
});
export type Announcements = ReturnType<typeof announcementsOf>;

/** Of a client that makes the id itself: filed once. */
export const announcementDrafted = ({ announcementId, ...content }: Announcement): OperatorWrite => ({
  kind: 'put',
  table: 'control',
  item: announcement.stored({ announcementId }, content),
  condition: { expression: 'attribute_not_exists(PK)' },
});

/** Of what is reported, that no other report was decided on: the first one is its report (0231). */
export const reportDecided = (reported: AnnouncementId, announcementId: AnnouncementId): OperatorWrite => ({
  kind: 'update',
  table: 'control',
  key: announcement.primaryKey({ announcementId: reported }),
  change: announcement.change({ set: { reportedBy: announcementId } }),
  condition: {
    expression: 'attribute_exists(PK) AND (attribute_not_exists(reportedBy) OR reportedBy = :own)',
    values: { ':own': announcementId },
  },
});

/** A report that is given up, or drawn back, lets another one be written. */
export const reportDropped = (reported: AnnouncementId, announcementId: AnnouncementId): OperatorWrite => ({
  kind: 'update',
  table: 'control',
  key: announcement.primaryKey({ announcementId: reported }),
  change: announcement.change({ remove: ['reportedBy'] }),
  condition: {
    expression: 'attribute_not_exists(reportedBy) OR reportedBy = :own',
    values: { ':own': announcementId },
  },
});

type Seen = Pick<Announcement, 'announcementId' | 'state' | 'version'>;
/** What was said of its sending: a draft that comes back forgets it. */
export const ofItsSending = ['sendAt', 'askedBy', 'isUrgent', 'confirmedBy', 'confirmedAt'] as const;
type Forgotten = (typeof ofItsSending)[number];
type Changed = Partial<Omit<Announcement, 'announcementId'>>;

/** Over the version and in the state in which it was judged. */
export const announcementChanged = (
  { announcementId, state, version }: Seen,
  changed: Changed,
  remove: readonly Forgotten[] = [],
): OperatorWrite => ({
  kind: 'update',
  table: 'control',
  key: announcement.primaryKey({ announcementId }),
  change: announcement.change({ set: { ...changed, version: version + 1 }, remove }),
  condition: {
    expression: 'version = :seen AND #state = :state',
    names: { '#state': 'state' },
    values: { ':seen': version, ':state': state },
  },
});
