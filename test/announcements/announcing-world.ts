import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { MailDecision } from '#domain/announcements/mail-fate.ts';
import type { AnnouncementId, OperatorId, TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { shippedAccess } from '#domain/rights/grants.ts';
import type { CapturedMail } from '#local/aws/mail/captured-mail.ts';
import { eventsOfMail, mailEventsToTell } from '#local/aws/mail/mail-events.ts';
import type { Attempted } from '#lambdas/adapters/aws/mail.ts';
import { announcedIn } from '#lambdas/adapters/jobs/announced.ts';
import { openAnnouncementsOf } from '#lambdas/adapters/jobs/open-announcements.ts';
import { receivedAnnouncementsIn } from '#lambdas/adapters/jobs/received-announcements.ts';
import { briefPatience } from '#lambdas/adapters/machine/patience.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { announcedMailsOf, mailDecided } from '#lambdas/adapters/operator/announced-mails.ts';
import { announcementDrafted } from '#lambdas/adapters/operator/announcements.ts';
import { becomesDue } from '#lambdas/adapters/operator/announcement-sending.ts';
import { operatorCommitOf } from '#lambdas/adapters/operator/operator-transaction.ts';
import type { Notice } from '#lambdas/adapters/tenant/notice.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { dispatchAnnouncements } from '#lambdas/announcements/dispatch-announcements.ts';
import { noteMailEvent } from '#lambdas/announcements/note-mail-event.ts';
import { announceTo, keepAnnouncement, mailAnnouncement } from '#lambdas/notices/announce-to.ts';
import { announcedCompany, announcementDue, receivedLine } from '#rows/announcements.ts';
import { company } from '#rows/control.ts';
import { mortalProcess } from './mortal-process.ts';

const table = 'Control';
const by = 'op-kato' as OperatorId;
const grants = { 'access.keep': 'company' } as const;
const minuteMillis = 60_000;

/** One company with so many administrators, and all that a mail of an announcement passes on its way. */
export const announcingWorld = async (database: DynamoDBClient, administrators: number) => {
  const client = DynamoDBDocumentClient.from(database);
  const commit = operatorCommitOf(client, { operator: 'Operator', control: table, audit: 'Audit' });
  let millis = Date.parse('2026-12-01T00:00:00.000Z');
  const now = () => new Date(millis).toISOString() as Instant;
  const tenantId = `t${ulidAt(now()).toLowerCase()}` as TenantId;
  const keepers = Array.from({ length: administrators }, () => ({
    id: ulidAt(now()) as UserId,
    name: '渡辺直樹',
  }));
  let announcementId = ulidAt(now()) as AnnouncementId;
  let queue: Notice[] = [];
  const mails: CapturedMail[] = [];
  const events = mailEventsToTell();
  const held = events.hold();
  const { mortal, dieAt, revive } = mortalProcess();
  /** Each call of DynamoDB may be its last. */
  const mortalClient = new Proxy(client, {
    get: (target, name, receiver) =>
      name === 'send'
        ? mortal((command: GetCommand) => target.send(command))
        : Reflect.get(target, name, receiver),
  });

  const sendOnce = mortal(
    async ({ to }: { readonly to: string }, tags: Record<string, string>): Promise<Attempted> => {
      const id = `mail-${mails.length}`;
      const subject = tags['notice'] ?? '';
      const mail = { id, from: 'noreply@example.jp', to: [to], cc: [], bcc: [], subject, text: '' };
      const caught = { ...mail, receivedAt: now() } as unknown as CapturedMail;
      mails.push(caught);
      events.tell(eventsOfMail(caught, { tags, accountId: '000000000000' }));
      return { kind: 'accepted', messageId: id };
    },
  );
  const put = mortal(async (notices: readonly Notice[]) => void queue.push(...notices));
  const announced = announcedIn(mortalClient, table);
  const delivery = {
    announced,
    sendOnce,
    queue: put,
    now,
    appOrigin: 'https://app.example.jp',
    hosts: new Map<string, string>(),
    tenantOf: async () => ({
      findAccess: async () => shippedAccess,
      findPerson: mortal(async (userId: UserId) => {
        const keeper = keepers.find(({ id }) => id === userId);
        return keeper && { ...keeper, isActive: true, rights: grants, email: `${keeper.id}@example.jp` };
      }),
      ...receivedAnnouncementsIn({
        tenantId,
        client: mortalClient,
        environment: { tenantDataTable: 'TenantData', auditTable: 'Audit' } as never,
      }),
    }),
    resetTenantOf: async () => ({
      async *everybody() {
        for (const { id } of keepers) yield { id, isActive: true, roles: ['tenant-admin'] };
      },
      invitations: { invitation: async () => undefined },
    }),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of a company as far as announcements ask it
  } as never;

  const done = async (doing: () => Promise<unknown>): Promise<boolean> =>
    doing().then(
      () => true,
      () => false,
    );
  const delivering = (notice: Notice) => async (): Promise<unknown> => {
    if (notice.kind === 'announcement-company') return announceTo(notice, delivery);
    if (notice.kind === 'announcement-page') return keepAnnouncement(notice, delivery);
    if (notice.kind === 'announcement-mail') return mailAnnouncement(notice, delivery);
    throw new Error(`nobody tells ${notice.kind} here`);
  };
  /** What was not done comes again, as from SQS. */
  const drain = async (): Promise<void> => {
    for (let rounds = 0; queue.length > 0 && rounds < 8; rounds += 1) {
      const taken = queue;
      queue = [];
      const back: Notice[] = [];
      for (const notice of taken) if (!(await done(delivering(notice)))) back.push(notice);
      queue.unshift(...back);
    }
  };
  const work = openAnnouncementsOf(mortalClient, table);
  const listTenants = mortal(async () => ({
    items: [{ tenantId, name: '株式会社みなと商事', state: 'active' }],
  }));
  /** The minute's run, and what it brings. */
  const minute = async (): Promise<void> => {
    millis += minuteMillis;
    await done(() => dispatchAnnouncements({ work, listTenants, queue: put, now } as never));
    await drain();
  };
  const row = company.stored(
    { tenantId },
    {
      name: '株式会社みなと商事',
      state: 'active',
      plan: 'basic',
      cell: 'a',
      createdAt: now(),
      ipCidrs: [],
      passwordPolicy: {} as never,
    },
  );
  await client.send(new PutCommand({ TableName: table, Item: row }));
  const openRows = async () => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'PK = :pk',
        ExpressionAttributeValues: { ':pk': announcementDue.partitionKey({}) },
      }),
    );
    return Items;
  };
  const forget = async (): Promise<void> => {
    for (const { PK, SK } of await openRows())
      await client.send(new DeleteCommand({ TableName: table, Key: { PK, SK } }));
  };
  const log = announcedMailsOf(client, table);
  const states = async (): Promise<readonly string[]> => {
    const found = await Promise.all(
      keepers.map(({ id }) => log.find(announcementId, { tenantId, userId: id })),
    );
    return found.map((mail) => (mail === undefined ? 'none' : `${mail.state} ${mail.attempt}`));
  };
  return {
    minute,
    held,
    states,
    later: (minutes: number) => void (millis += minutes * minuteMillis),
    unknown: async () => (await log.unknown(now(), 10)).length,
    /** How often it stands in the company's own list. */
    kept: async (): Promise<number> => {
      const { items } = await tenantTableOf(tenantId, client, {
        tenantDataTable: 'TenantData',
        auditTable: 'Audit',
      }).query(receivedLine.among({}));
      return items.filter((item) => JSON.stringify(item).includes(announcementId)).length;
    },
    /** Nothing of it is left to do. */
    isDone: async (): Promise<boolean> => (await openRows()).length === 0,
    /** How many mails SES took for each administrator. */
    sent: () =>
      keepers.map(
        ({ id }) => mails.filter((one) => one.subject === announcementId && one.to[0]?.startsWith(id)).length,
      ),
    isTold: async (): Promise<boolean> => {
      const Key = announcedCompany.primaryKey({ announcementId, tenantId });
      const { Item } = await client.send(new GetCommand({ TableName: table, Key }));
      return Item !== undefined && announcedCompany.read(Item).state === 'told';
    },
    dieAt,
    /** A new process. @returns whether the one before died */
    revive: ({ isQueueLost = false } = {}): boolean => {
      if (isQueueLost) queue = [];
      return revive();
    },
    /** An announcement that two operators decided on. */
    begin: async (): Promise<void> => {
      announcementId = ulidAt(now()) as AnnouncementId;
      queue = [];
      revive();
      held.take();
      await forget();
      const draft = {
        announcementId,
        content: { kind: 'incident', title: '検知', fields: { content: '調査中', contact: '窓口' } },
        audience: { to: 'all' },
        state: 'draft',
        version: 1,
        createdBy: by,
        createdAt: now(),
        updatedBy: by,
        updatedAt: now(),
      } as const;
      await commit({ draft: announcementDrafted(draft) }, briefPatience);
      await commit(becomesDue(draft, { sendAt: now(), askedBy: by, at: now() }), briefPatience);
    },
    /** What EventBridge hands over, again until it is taken. */
    tell: (event: unknown) => done(() => noteMailEvent(event, announced, now())),
    decide: async (at: number, decision: MailDecision): Promise<readonly string[]> => {
      const userId = keepers[at]?.id as UserId;
      const mail = await log.find(announcementId, { tenantId, userId });
      if (mail === undefined) throw new Error('no such mail');
      const writes = mailDecided(decision, {
        announcementId,
        mail,
        companyName: '株式会社みなと商事',
        by,
        at: now(),
      });
      return commit(writes, briefPatience);
    },
  };
};
