import {
  GetCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { assert } from '#domain/kernel/assert.ts';
import { isUserId, type ClaimId, type TenantId, type UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { User } from '#domain/tenants/masters.ts';
import { auditWrite } from '#lambdas/adapters/tenant/audit-trail.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { instantOf, type Clock } from '#lambdas/adapters/machine/clock.ts';
import { keyStoreOf } from '#lambdas/adapters/tenant/key-store.ts';
import { keyVersionOf, openText } from '#lambdas/adapters/tenant/sealed-text.ts';
import { stsAssume, tenantSessionsOf } from '#lambdas/adapters/tenant/tenant-session.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { unwrapLater } from '#lambdas/adapters/tenant/unwrap-later.ts';
import type { MailWorkerEnvironment } from './worker-environments.ts';
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
  const update = (place: Place, change: Omit<UpdateCommandInput, 'TableName' | 'Key'>) => {
    const { noticeId: eventId, userId } = place;
    const Key = delivery.primaryKey({ tenantId, eventId, userId });
    return client.send(new UpdateCommand({ TableName: environment.tenantDataTable, Key, ...change }));
  };
  const take = async (place: Place, at: Instant): Promise<boolean> => {
    try {
      await update(place, {
        UpdateExpression: 'SET leasedUntil = :until ADD attempts :one',
        ConditionExpression:
          'attribute_not_exists(sentAt) AND (attribute_not_exists(leasedUntil) OR leasedUntil <= :now)',
        ExpressionAttributeValues: {
          ':until': instantOf(new Date(Date.parse(at) + leaseMillis)),
          ':now': at,
          ':one': 1,
        },
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
    const change = { expression: 'SET sentAt = :at REMOVE leasedUntil', values: { ':at': at } };
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
        if (known?.['sentAt'] !== undefined) return 'sent-before';
        throw new Error(`notice ${place.noticeId} is being delivered already`);
      }
      try {
        await send();
      } catch (error) {
        // Not sent: the next attempt need not wait for the lease to end.
        await update(place, { UpdateExpression: 'REMOVE leasedUntil' });
        throw error;
      }
      await close(place, now());
      return 'sent';
    },
  };
};

/** The few attributes that a notice needs; the role may read no others. */
type Keys = { readonly PK: string; readonly SK: string };

const readingIn = ({ tenantId, client, environment, openEmail }: Opened) => {
  const get = async (Key: Keys, names: readonly string[]) => {
    const { Item } = await client.send(
      new GetCommand({
        TableName: environment.tenantDataTable,
        Key,
        ConsistentRead: true,
        ProjectionExpression: names.map((name) => `#${name}`).join(', '),
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      }),
    );
    return Item;
  };
  return {
    findClaim: async (claimId: ClaimId) => {
      const item = await get(claimHeader.primaryKey({ tenantId, claimId }), ['applicantId', 'number']);
      if (item === undefined) return undefined;
      const { applicantId, number } = item;
      assert(isUserId(applicantId), 'a claim has an applicant');
      return { applicantId, number: typeof number === 'string' ? number : undefined };
    },
    findPerson: async (userId: UserId) => {
      const item = await get(person.primaryKey({ tenantId, userId }), ['doc', 'email']);
      if (item === undefined) return undefined;
      const { name, isActive }: User = JSON.parse(String(item['doc']));
      return { name, isActive, email: await openEmail(userId, String(item['email'])) };
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
