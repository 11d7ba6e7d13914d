import { GetCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ClaimId, TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { auditWrite } from '#lambdas/adapters/tenant/audit-trail.ts';
import { onlyOf, updateOf } from '#lambdas/adapters/aws/expressions.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { instantOf, type Clock } from '#lambdas/adapters/machine/clock.ts';
import { keyStoreOf } from '#lambdas/adapters/tenant/key-store.ts';
import { keyVersionOf, openText } from '#lambdas/adapters/tenant/sealed-text.ts';
import { stsAssume, tenantSessionsOf } from '#lambdas/adapters/tenant/tenant-session.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { unwrapLater } from '#lambdas/adapters/tenant/unwrap-later.ts';
import type { MailWorkerEnvironment } from './worker-environments.ts';
import type { Part } from '#rows/contents.ts';
import { claimHeader } from '#rows/claims.ts';
import { delivery } from '#rows/notices.ts';
import { person } from '#rows/people.ts';
import { emailPlaceOf } from '#lambdas/adapters/tenant/email-place.ts';

type Place = {
  readonly noticeId: string;
  /** What the notice tells of, as the trail names it. */
  readonly about: string;
  readonly userId: UserId;
};
type Parts = {
  readonly tenantId: TenantId;
  readonly client: DynamoDBDocumentClient;
  readonly environment: MailWorkerEnvironment;
};
type Opened = Parts & { readonly openEmail: (userId: UserId, envelope: string) => Promise<string> };

/** As long as one run of the worker: whoever still holds it then has died. */
const leaseMillis = 60_000;

const noticeKey = ({ noticeId: eventId, userId }: Omit<Place, 'about'>) => delivery.key({ eventId, userId });

/** The record of one notice to one person: taken before the mail is sent, closed after it. */
const deliveriesIn = ({ tenantId, client, environment }: Parts) => {
  const table = tenantTableOf(tenantId, client, environment);
  const update = (place: Place, ...[change, condition]: Parameters<typeof updateOf>) => {
    const { noticeId: eventId, userId } = place;
    const Key = delivery.primaryKey({ tenantId, eventId, userId });
    const TableName = environment.tenantDataTable;
    return client.send(new UpdateCommand({ TableName, Key, ...updateOf(change, condition) }));
  };
  const take = async (place: Place, at: Instant): Promise<boolean> => {
    try {
      const leasedUntil = instantOf(new Date(Date.parse(at) + leaseMillis));
      await update(place, delivery.change({ set: { leasedUntil }, add: { attempts: 1 } }), {
        expression:
          'attribute_not_exists(sentAt) AND (attribute_not_exists(leasedUntil) OR leasedUntil <= :now)',
        values: { ':now': at },
      });
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  };
  const close = async (place: Place, at: Instant): Promise<void> => {
    const request = { at, requestId: place.noticeId, sourceIp: '-' };
    const entry = { action: 'notice.send', target: place.about, outcome: 'done' as const };
    const change = delivery.change({ set: { sentAt: at }, remove: ['leasedUntil'] });
    const audit = await auditWrite(request, entry, { id: ulidAt(at) });
    await table.transact({ notice: { kind: 'update', key: noticeKey(place), change }, audit });
  };
  return {
    /** Throws what `send` threw, and when another run is at it. */
    once: async (
      place: Place,
      now: () => Instant,
      send: () => Promise<void>,
    ): Promise<'sent' | 'sent-before'> => {
      if (!(await take(place, now()))) {
        const known = await table.get(noticeKey(place), { consistent: true });
        if (known !== undefined && delivery.read(known).sentAt !== undefined) return 'sent-before';
        throw new Error(`notice ${place.noticeId} is being delivered already`);
      }
      try {
        await send();
      } catch (error) {
        // Not sent: the next attempt need not wait for the lease to end.
        await update(place, delivery.change({ remove: ['leasedUntil'] }));
        throw error;
      }
      await close(place, now());
      return 'sent';
    },
  };
};

/** What a notice needs of its rows; the role may read nothing else (lib/stacks/messaging.ts). */
const [toldClaim, toldPerson] = [claimHeader.only('applicantId', 'number'), person.only('doc', 'email')];

const readingIn = ({ tenantId, client, environment, openEmail }: Opened) => {
  const find = async <Found>(
    { attributes, read }: Part<Found>,
    Key: Readonly<Record<string, string>>,
  ): Promise<Found | undefined> => {
    const TableName = environment.tenantDataTable;
    const { Item } = await client.send(
      new GetCommand({ TableName, Key, ConsistentRead: true, ...onlyOf(attributes) }),
    );
    return Item === undefined ? undefined : read(Item);
  };
  return {
    findClaim: (claimId: ClaimId) => find(toldClaim, claimHeader.primaryKey({ tenantId, claimId })),
    findPerson: async (userId: UserId) => {
      const found = await find(toldPerson, person.primaryKey({ tenantId, userId }));
      if (found === undefined) return undefined;
      const { name, isActive } = found.doc;
      return { name, isActive, email: await openEmail(userId, found.email) };
    },
  };
};

const noticeTenantOf = (opened: Opened) => ({ ...readingIn(opened), ...deliveriesIn(opened) });
export type NoticeTenant = ReturnType<typeof noticeTenantOf>;

/** Tenants as the mail worker may see them: an address, a claim's number, and what was sent. */
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
