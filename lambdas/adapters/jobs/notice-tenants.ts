import { GetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ClaimId, SecondRequestId, TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { CompanyHoliday } from '#domain/holidays/holiday.ts';
import { senderOf, type MailSender } from '#domain/notices/mail-sender.ts';
import { usualChoice } from '#domain/notices/mail-choice.ts';
import type { ToldAct } from '#domain/notices/who-is-told.ts';
import { rightsOf, shippedAccess, type CompanyAccess } from '#domain/rights/grants.ts';
import { mayStandFor } from '#domain/rights/may-stand-for.ts';
import { holds } from '#domain/rights/reach.ts';
import { sightOf } from '#domain/rights/sight.ts';
import { onlyOf } from '#lambdas/adapters/aws/expressions.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import type { Clock } from '#lambdas/adapters/machine/clock.ts';
import { millisOf, ulidFrom } from '#lambdas/adapters/machine/ulid.ts';
import { emailPlaceOf } from '#lambdas/adapters/tenant/email-place.ts';
import { keyStoreOf } from '#lambdas/adapters/tenant/key-store.ts';
import { keyVersionOf, openText } from '#lambdas/adapters/tenant/sealed-text.ts';
import { stsAssume, tenantSessionsOf } from '#lambdas/adapters/tenant/tenant-session.ts';
import { unwrapLater } from '#lambdas/adapters/tenant/unwrap-later.ts';
import { companyAccess } from '#rows/access.ts';
import { claimEvent, claimHeader } from '#rows/claims.ts';
import type { Part } from '#rows/contents.ts';
import { mailChoice } from '#rows/notices.ts';
import { person } from '#rows/people.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import { secondPersonRequest } from '#rows/second-person.ts';
import { masterIndexes, settings } from '#rows/settings.ts';
import { digestLinesIn } from './digest-lines.ts';
import { mirroredDeedsIn } from './mirrored-deeds.ts';
import { deliveriesIn } from './notice-deliveries.ts';
import { receivedAnnouncementsIn } from './received-announcements.ts';
import type { MailWorkerEnvironment } from './worker-environments.ts';

type Opened = {
  readonly tenantId: TenantId;
  readonly client: DynamoDBDocumentClient;
  readonly environment: MailWorkerEnvironment;
  readonly openEmail: (userId: UserId, envelope: string) => Promise<string>;
};

/** An act as a notice names it; `at` finds one whose release gave event and audit item ids of their own. */
type NamedAct = { readonly claimId: ClaimId; readonly noticeId: string; readonly at: Instant };

/** What a notice needs of its rows; the role may read nothing else (lib/stacks/messaging.ts). */
const [toldClaim, toldEvent, toldPerson, toldAccess, toldHolidays, toldCompany] = [
  claimHeader.only('doc'),
  claimEvent.only('doc'),
  person.only('doc', 'email'),
  companyAccess.only('doc'),
  masterIndexes.holidays.only('doc'),
  settings.company.only('doc'),
];
const toldRequest = secondPersonRequest.only('state', 'askedBy', 'askedAt', 'told', 'isAlone', 'wasAlone');
const toldChoice = mailChoice.only('doc');

/** So much has rarely happened to a claim since the act of which somebody is told. */
const mostEvents = 100;

/** One row of the tenant, as far as its part says. */
type Find = <Found>(part: Part<Found>, key: Readonly<Record<string, string>>) => Promise<Found | undefined>;

/** What the company's settings say of its notices. */
const settingsFor = (tenantId: TenantId, find: Find) => ({
  /** What it decided about access. */
  findAccess: async (): Promise<CompanyAccess> =>
    (await find(toldAccess, companyAccess.primaryKey({ tenantId })))?.doc ?? shippedAccess,
  findSender: async (): Promise<MailSender> => {
    const found = await find(toldCompany, settings.company.primaryKey({ tenantId }));
    return found === undefined ? {} : senderOf(found.doc);
  },
  findHolidays: async (): Promise<readonly CompanyHoliday[]> =>
    (await find(toldHolidays, masterIndexes.holidays.primaryKey({ tenantId })))?.doc ?? [],
});

const requestsIn = (tenantId: TenantId, find: Find) => ({
  /** 承認の依頼, without what is asked for. */
  findSecondRequest: (secondRequestId: SecondRequestId) =>
    find(toldRequest, secondPersonRequest.primaryKey({ tenantId, secondRequestId })),
});

const invitersIn = (tenantId: TenantId, find: Find) => ({
  /** Whether whoever invited somebody still may, as both stand at this moment. */
  mayInvite: async (by: UserId, userId: UserId): Promise<boolean> => {
    const [inviter, invitee, access] = await Promise.all([
      find(toldPerson, person.primaryKey({ tenantId, userId: by })),
      find(toldPerson, person.primaryKey({ tenantId, userId })),
      find(toldAccess, companyAccess.primaryKey({ tenantId })),
    ]);
    if (inviter?.doc.isActive !== true || invitee === undefined) return false;
    const decided = access?.doc ?? shippedAccess;
    const { roles, timeBox } = inviter.doc;
    const rights = rightsOf(inviter.doc, decided);
    const sight = sightOf(decided.labels, { userId: by, roles, timeBox });
    return holds(rights, 'users.keep') && mayStandFor({ rights, sight }, invitee.doc, decided);
  },
});

const readingIn = ({ tenantId, client, environment, openEmail }: Opened) => {
  const TableName = environment.tenantDataTable;
  const find: Find = async ({ attributes, read }, Key) => {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key, ConsistentRead: true, ...onlyOf(attributes) }),
    );
    return Item === undefined ? undefined : read(Item);
  };
  /** The act's event and those after it. */
  const eventsFrom = async ({ claimId, noticeId, at }: NamedAct) => {
    const { ProjectionExpression, ExpressionAttributeNames } = onlyOf(['PK', 'SK', ...toldEvent.attributes]);
    const bound = (eventId: string) => claimEvent.primaryKey({ tenantId, claimId, eventId });
    const { PK, SK } = bound(ulidFrom(millisOf(noticeId)));
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: '#PK = :pk AND #SK BETWEEN :from AND :to',
        ExpressionAttributeNames,
        ExpressionAttributeValues: { ':pk': PK, ':from': SK, ':to': bound('~').SK },
        ProjectionExpression,
        ConsistentRead: true,
        Limit: mostEvents,
      }),
    );
    const events = Items.map((item) => ({
      id: storedPartsOf(claimEvent, item)?.eventId,
      event: toldEvent.read(item).doc,
    }));
    const own = events.findIndex(({ id }) => id === noticeId);
    const index = own < 0 ? events.findIndex(({ event }) => event.at === at) : own;
    return index < 0 ? undefined : events.slice(index).map(({ event }) => event);
  };
  return {
    /** The act, the claim as it stands now, and what happened to it since; undefined where one of them is gone. */
    findAct: async (act: NamedAct): Promise<ToldAct | undefined> => {
      const { claimId } = act;
      const [claim, events] = await Promise.all([
        find(toldClaim, claimHeader.primaryKey({ tenantId, claimId })),
        eventsFrom(act),
      ]);
      const [event, ...later] = events ?? [];
      return claim === undefined || event === undefined ? undefined : { claim: claim.doc, event, later };
    },
    /** With what he may do at this moment, and how he wants to be told. */
    findPerson: async (userId: UserId) => {
      const [found, access, choice] = await Promise.all([
        find(toldPerson, person.primaryKey({ tenantId, userId })),
        find(toldAccess, companyAccess.primaryKey({ tenantId })),
        find(toldChoice, mailChoice.primaryKey({ tenantId, userId })),
      ]);
      if (found === undefined) return undefined;
      const { name, isActive, roles, timeBox } = found.doc;
      const decided = access?.doc ?? shippedAccess;
      const rights = rightsOf(found.doc, decided);
      const sight = sightOf(decided.labels, { userId, roles, timeBox });
      const email = await openEmail(userId, found.email);
      return { userId, name, isActive, rights, sight, email, choice: choice?.doc ?? usualChoice };
    },
    ...requestsIn(tenantId, find),
    ...invitersIn(tenantId, find),
    ...settingsFor(tenantId, find),
  };
};

const noticeTenantOf = (opened: Opened) => ({
  ...readingIn(opened),
  ...deliveriesIn(opened),
  ...digestLinesIn(opened),
  ...receivedAnnouncementsIn(opened),
  ...mirroredDeedsIn(opened),
});
export type NoticeTenant = ReturnType<typeof noticeTenantOf>;

/** Tenants as the mail worker may see them: an address, an act on a claim, and what was sent. */
export const noticeTenantsOf = (environment: MailWorkerEnvironment, clock: Clock) => {
  const { region, tenantNoticeRoleArn: roleArn, keystoreTable } = environment;
  const assume = tenantSessionsOf(stsAssume(region), clock);
  return async (tenantId: TenantId): Promise<NoticeTenant> => {
    const credentials = await assume({ roleArn, tenantId });
    const client = documentClientOf({ region, credentials });
    const unwrap = unwrapLater({ region, credentials });
    const { dataKey } = keyStoreOf({ tenantId, client, keystoreTable, unwrap, clock });
    const openEmail = async (userId: UserId, envelope: string): Promise<string> => {
      const place = emailPlaceOf({ tenantId, userId });
      return openText(envelope, place, await dataKey(keyVersionOf(envelope)));
    };
    return noticeTenantOf({ tenantId, client, environment, openEmail });
  };
};
