import {
  DeleteCommand,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import type { Announcement } from '#domain/announcements/announcement.ts';
import { isOver } from '#domain/announcements/mail-fate.ts';
import type { AnnouncementId, TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { onlyOf, updateOf } from '#lambdas/adapters/aws/expressions.ts';
import { isFailedCondition } from '#lambdas/adapters/aws/meetings.ts';
import {
  announcedCompany,
  announcedCompanyOpen,
  announcedMail,
  announcedMailOpen,
  announcement,
  announcementDue,
} from '#rows/announcements.ts';
import { company } from '#rows/control.ts';
import { storedPartsOf } from '#rows/read-key.ts';

type Item = Readonly<Record<string, unknown>>;
type Waiting = { readonly queuedAt?: Instant };

/** A piece of work that is still to do. */
export type OpenWork =
  | { readonly kind: 'due'; readonly announcementId: AnnouncementId; readonly at: Instant }
  | ({
      readonly kind: 'company';
      readonly announcementId: AnnouncementId;
      readonly tenantId: TenantId;
    } & Waiting)
  | ({
      readonly kind: 'mail';
      readonly announcementId: AnnouncementId;
      readonly tenantId: TenantId;
      readonly userId: UserId;
      readonly isWaiting: boolean;
    } & Waiting);

const queuedIn = ({ queuedAt }: Waiting): Waiting => (queuedAt === undefined ? {} : { queuedAt });

const workIn = (item: Item): readonly OpenWork[] => {
  const mail = storedPartsOf(announcedMailOpen, item);
  if (mail !== undefined) {
    const row = announcedMailOpen.read(item);
    const { announcementId, tenantId, userId } = mail;
    const isWaiting = !isOver(row.state) && row.state === 'waiting';
    return [{ kind: 'mail', announcementId, tenantId, userId, isWaiting, ...queuedIn(row) }];
  }
  const one = storedPartsOf(announcedCompanyOpen, item);
  if (one !== undefined) {
    const { announcementId, tenantId } = one;
    return [{ kind: 'company', announcementId, tenantId, ...queuedIn(announcedCompanyOpen.read(item)) }];
  }
  const due = storedPartsOf(announcementDue, item);
  return due === undefined
    ? []
    : [{ kind: 'due', announcementId: due.announcementId, at: announcementDue.read(item).at }];
};

const nameOf = company.only('name', 'state');
const attemptOf = announcedMail.only('attempt');

const updateIn =
  (client: DynamoDBDocumentClient, TableName: string) =>
  (Key: Record<string, string>, ...[change, condition]: Parameters<typeof updateOf>) =>
    client.send(new UpdateCommand({ TableName, Key, ...updateOf(change, condition) }));

const openWorkIn = (client: DynamoDBDocumentClient, TableName: string) => ({
  async *open(): AsyncGenerator<readonly OpenWork[]> {
    let ExclusiveStartKey: Item | undefined;
    do {
      // oxlint-disable-next-line no-await-in-loop -- a page names the next one
      const page = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'PK = :pk',
          ExpressionAttributeValues: { ':pk': announcementDue.partitionKey({}) },
          ConsistentRead: true,
          Limit: 500,
          ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey: { ...ExclusiveStartKey } }),
        }),
      );
      yield (page.Items ?? []).flatMap(workIn);
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
  },
});

const announcementsIn = (client: DynamoDBDocumentClient, TableName: string) => {
  const update = updateIn(client, TableName);
  return {
    find: async (announcementId: AnnouncementId): Promise<Announcement | undefined> => {
      const Key = announcement.primaryKey({ announcementId });
      const { Item: found } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return found === undefined ? undefined : { announcementId, ...announcement.read(found) };
    },
    /** It is being sent from now on; another run may have begun it a moment ago. */
    begin: async ({ announcementId, version }: Announcement, at: Instant): Promise<void> => {
      const begun = announcement.change({ set: { state: 'sending', startedAt: at, version: version + 1 } });
      try {
        await update(announcement.primaryKey({ announcementId }), begun, {
          expression: '#state = :approved',
          names: { '#state': 'state' },
          values: { ':approved': 'approved' },
        });
      } catch (error) {
        if (!isFailedCondition(error)) throw error;
      }
    },
    /** Of what it reports, the end is told. */
    reported: async ({ announcementId, content: { reportOf } }: Announcement): Promise<void> => {
      if (reportOf === undefined) return;
      await update(
        announcement.primaryKey({ announcementId: reportOf }),
        announcement.change({ set: { reportedBy: announcementId } }),
        { expression: 'attribute_exists(PK)' },
      );
    },
    handedUpTo: async (announcementId: AnnouncementId, cursor: string): Promise<void> => {
      const change = announcement.change({ set: { handedUpTo: cursor } });
      await update(announcement.primaryKey({ announcementId }), change);
    },
    /** Every company has been handed over. */
    finish: async (announcementId: AnnouncementId, at: Instant): Promise<void> => {
      const change = announcement.change({ set: { state: 'sent', sentAt: at }, remove: ['handedUpTo'] });
      await update(announcement.primaryKey({ announcementId }), change);
      await client.send(
        new DeleteCommand({ TableName, Key: announcementDue.primaryKey({ announcementId }) }),
      );
    },
  };
};

const companiesIn = (client: DynamoDBDocumentClient, TableName: string) => ({
  standing: async (tenantId: TenantId) => {
    const Key = company.primaryKey({ tenantId });
    const { Item: found } = await client.send(
      new GetCommand({ TableName, Key, ConsistentRead: true, ...onlyOf(nameOf.attributes) }),
    );
    return found === undefined ? undefined : nameOf.read(found);
  },
  /** A company is to be told, once. */
  reach: async (
    place: { readonly announcementId: AnnouncementId; readonly tenantId: TenantId },
    { name, at }: { readonly name: string; readonly at: Instant },
  ): Promise<void> => {
    try {
      await client.send(
        new TransactWriteCommand({
          TransactItems: [
            {
              Put: {
                TableName,
                Item: announcedCompany.stored(place, { name, state: 'queued', at }),
                ConditionExpression: 'attribute_not_exists(PK)',
              },
            },
            { Put: { TableName, Item: announcedCompanyOpen.stored(place, { at, queuedAt: at }) } },
          ],
        }),
      );
    } catch (error) {
      if (!isFailedCondition(error)) throw error;
    }
  },
});

const queueingIn = (client: DynamoDBDocumentClient, TableName: string) => {
  const update = updateIn(client, TableName);
  return {
    attempt: async (work: Extract<OpenWork, { readonly kind: 'mail' }>): Promise<number | undefined> => {
      const Key = announcedMail.primaryKey(work);
      const { Item: found } = await client.send(
        new GetCommand({ TableName, Key, ConsistentRead: true, ...onlyOf(attemptOf.attributes) }),
      );
      return found === undefined ? undefined : attemptOf.read(found).attempt;
    },
    /** That it was handed to the queue again; nothing where it was done meanwhile. */
    queued: async (work: Exclude<OpenWork, { readonly kind: 'due' }>, at: Instant): Promise<void> => {
      const there = { expression: 'attribute_exists(PK)' };
      try {
        if (work.kind === 'mail')
          await update(
            announcedMailOpen.primaryKey(work),
            announcedMailOpen.change({ set: { queuedAt: at } }),
            there,
          );
        else
          await update(
            announcedCompanyOpen.primaryKey(work),
            announcedCompanyOpen.change({ set: { queuedAt: at } }),
            there,
          );
      } catch (error) {
        if (!isFailedCondition(error)) throw error;
      }
    },
  };
};

/** Of what is open, page by page; and what the minute's run writes of it. */
export const openAnnouncementsOf = (client: DynamoDBDocumentClient, TableName: string) => ({
  ...openWorkIn(client, TableName),
  ...announcementsIn(client, TableName),
  ...companiesIn(client, TableName),
  ...queueingIn(client, TableName),
});
export type OpenAnnouncements = ReturnType<typeof openAnnouncementsOf>;
