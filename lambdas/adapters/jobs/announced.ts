import {
  DeleteCommand,
  GetCommand,
  TransactWriteCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import type { AnnouncementContent } from '#domain/announcements/announcement-kinds.ts';
import { fateAfter, isOver, type MailState, type SesEvent } from '#domain/announcements/mail-fate.ts';
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
} from '#rows/announcements.ts';
import { company } from '#rows/control.ts';

type OfCompany = { readonly announcementId: AnnouncementId; readonly tenantId: TenantId };
export type MailPlace = OfCompany & { readonly userId: UserId };
type Attempt = MailPlace & { readonly attempt: number };

/** What is told, and since when. */
export type Told = { readonly content: AnnouncementContent; readonly startedAt: Instant };

export type KnownMail = {
  readonly state: MailState;
  readonly attempt: number;
  readonly number: number;
  readonly at: Instant;
};

/** An event of SES says of which mail it is by the mail's tags. */
export type MailEvent = Attempt & { readonly event: SesEvent; readonly why?: string | undefined };

const nameOf = company.only('name', 'state');
const toldOf = announcement.only('content', 'startedAt');

/** Whether it was done; false where its condition no longer holds. */
const doneUnlessOvertaken = async (doing: Promise<unknown>): Promise<boolean> => {
  try {
    await doing;
    return true;
  } catch (error) {
    if (isFailedCondition(error)) return false;
    throw error;
  }
};

const isStill = (state: MailState, attempt: number) =>
  ({
    expression: '#state = :state AND attempt = :attempt',
    names: { '#state': 'state' },
    values: { ':state': state, ':attempt': attempt },
  }) as const;

const companiesIn = (client: DynamoDBDocumentClient, TableName: string) => ({
  /** Undefined of one that was never begun. */
  content: async (announcementId: AnnouncementId): Promise<Told | undefined> => {
    const Key = announcement.primaryKey({ announcementId });
    const { Item } = await client.send(
      new GetCommand({ TableName, Key, ConsistentRead: true, ...onlyOf(toldOf.attributes) }),
    );
    if (Item === undefined) return undefined;
    const { content, startedAt } = toldOf.read(Item);
    return startedAt === undefined ? undefined : { content, startedAt };
  },
  /** By what the company is called, and whether its people can sign in. */
  nameOf: async (
    tenantId: TenantId,
  ): Promise<{ readonly name: string; readonly state: string } | undefined> => {
    const Key = company.primaryKey({ tenantId });
    const { Item } = await client.send(
      new GetCommand({ TableName, Key, ConsistentRead: true, ...onlyOf(nameOf.attributes) }),
    );
    return Item === undefined ? undefined : nameOf.read(Item);
  },
  /** Its administrators are known, or there are none; its copy is still to be kept. */
  told: async (place: OfCompany, recipients: number, at: Instant): Promise<void> => {
    const state = recipients === 0 ? 'nobody' : 'told';
    await client.send(
      new UpdateCommand({
        TableName,
        Key: announcedCompany.primaryKey(place),
        ...updateOf(announcedCompany.change({ set: { state, at, recipients } }), {
          expression: 'attribute_exists(PK)',
        }),
      }),
    );
  },
  /** It is done with the company: until then the minute's run hands it over again. */
  pageKept: async (place: OfCompany): Promise<void> => {
    await client.send(new DeleteCommand({ TableName, Key: announcedCompanyOpen.primaryKey(place) }));
  },
});

const waitingIn = (client: DynamoDBDocumentClient, TableName: string) => ({
  /** Each of them waits for a mail, once, however often it is told. */
  awaitMails: async (
    { announcementId, tenantId }: OfCompany,
    userIds: readonly UserId[],
    { name, at }: { readonly name: string; readonly at: Instant },
  ): Promise<void> => {
    for (const [index, userId] of userIds.entries()) {
      const place = { announcementId, tenantId, userId };
      const number = index + 1;
      // oxlint-disable-next-line no-await-in-loop -- few, and one after the other
      await doneUnlessOvertaken(
        client.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Put: {
                  TableName,
                  Item: announcedMail.stored(place, { number, state: 'waiting', attempt: 1, at }),
                  ConditionExpression: 'attribute_not_exists(PK)',
                },
              },
              {
                Put: {
                  TableName,
                  Item: announcedMailOpen.stored(place, { at, state: 'waiting', name, number, queuedAt: at }),
                },
              },
            ],
          }),
        ),
      );
    }
  },
});

type Becoming = {
  readonly from: MailState;
  readonly attempt: number;
  readonly set: Parameters<typeof announcedMail.change>[0]['set'] & { readonly state: MailState };
};

/** The mail's row, and that of what is still to do, both or neither. */
const becomingIn =
  (client: DynamoDBDocumentClient, TableName: string) =>
  (place: MailPlace, { from, attempt, set }: Becoming): Promise<boolean> => {
    const Key = announcedMailOpen.primaryKey(place);
    const open = isOver(set.state)
      ? { Delete: { TableName, Key } }
      : {
          Update: {
            TableName,
            Key,
            ...updateOf(
              announcedMailOpen.change({
                set: { state: set.state, ...(set.at === undefined ? {} : { at: set.at }) },
              }),
            ),
          },
        };
    return doneUnlessOvertaken(
      client.send(
        new TransactWriteCommand({
          TransactItems: [
            {
              Update: {
                TableName,
                Key: announcedMail.primaryKey(place),
                ...updateOf(announcedMail.change({ set }), isStill(from, attempt)),
              },
            },
            open,
          ],
        }),
      ),
    );
  };

const mailsIn = (client: DynamoDBDocumentClient, TableName: string) => {
  const mail = async (place: MailPlace): Promise<KnownMail | undefined> => {
    const Key = announcedMail.primaryKey(place);
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item === undefined ? undefined : announcedMail.read(Item);
  };
  const become = becomingIn(client, TableName);
  return {
    mail,
    /** Written before SES is asked; false where somebody else was first. */
    intend: ({ attempt, ...place }: Attempt, at: Instant): Promise<boolean> =>
      become(place, { from: 'waiting', attempt, set: { state: 'intended', at } }),
    accepted: ({ attempt, ...place }: Attempt, messageId: string, at: Instant): Promise<boolean> =>
      become(place, { from: 'intended', attempt, set: { state: 'accepted', at, messageId } }),
    /** SES has certainly not taken it: it waits again. */
    notTaken: ({ attempt, ...place }: Attempt, at: Instant): Promise<boolean> =>
      become(place, { from: 'intended', attempt, set: { state: 'waiting', at } }),
    /** It never goes, for that reason. */
    refused: (
      { attempt, ...place }: Attempt,
      {
        from,
        why,
        at,
      }: { readonly from: 'waiting' | 'intended'; readonly why: string; readonly at: Instant },
    ): Promise<boolean> => become(place, { from, attempt, set: { state: 'refused', at, why } }),
    /** What an event says, whenever it comes and however often. Throws when others were always faster. */
    learn: async (
      { event, why, attempt, ...place }: MailEvent,
      at: Instant,
    ): Promise<'learned' | 'known' | 'nobody'> => {
      for (let tries = 0; tries < 5; tries += 1) {
        // oxlint-disable-next-line no-await-in-loop -- judged anew by what overtook it
        const known = await mail(place);
        if (known === undefined) return 'nobody';
        const state = fateAfter(known, { event, attempt });
        if (state === undefined) return 'known';
        const set = { state, at, event, ...(why === undefined ? {} : { why }) };
        // oxlint-disable-next-line no-await-in-loop
        if (await become(place, { from: known.state, attempt: known.attempt, set })) return 'learned';
      }
      throw new Error('a mail was always changed by others');
    },
  };
};

/** What the service tells companies, as the worker and the events of SES write it; in `Control`, beside no company's own rows. */
export const announcedIn = (client: DynamoDBDocumentClient, TableName: string) => ({
  ...companiesIn(client, TableName),
  ...waitingIn(client, TableName),
  ...mailsIn(client, TableName),
});
export type Announced = ReturnType<typeof announcedIn>;
