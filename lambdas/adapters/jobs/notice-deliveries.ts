import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { isFailedCondition } from '#lambdas/adapters/aws/meetings.ts';
import { updateOf } from '#lambdas/adapters/aws/expressions.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { auditWrite } from '#lambdas/adapters/tenant/audit-trail.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { delivery } from '#rows/notices.ts';
import type { MailWorkerEnvironment } from './worker-environments.ts';

type Place = {
  readonly noticeId: string;
  /** What the notice tells of, as the trail names it. */
  readonly about: string;
  readonly userId: UserId;
};
type Closing = {
  /** What is written down in place of a mail: no mail was sent, and none is in the trail. */
  readonly kept?: Write;
  /** Of a digest: the notices that it names. */
  readonly named?: readonly string[];
};
type Parts = {
  readonly tenantId: TenantId;
  readonly client: DynamoDBDocumentClient;
  readonly environment: MailWorkerEnvironment;
};

/** As long as one run of the worker: whoever still holds it then has died. */
const leaseMillis = 60_000;

/** The trail's item of a mail that went. */
export const sentAudit = (
  { noticeId, about: target }: Pick<Place, 'noticeId' | 'about'>,
  at: Instant,
): Promise<Write> =>
  auditWrite(
    { at, requestId: noticeId, sourceIp: '-' },
    { action: 'notice.send', target, outcome: 'done' },
    { id: ulidAt(at) },
  );

const noticeKey = ({ noticeId: eventId, userId }: Omit<Place, 'about'>) => delivery.key({ eventId, userId });

/** What was put by was not sent. */
const closingChange = (at: Instant, { kept, named }: Closing) =>
  delivery.change({
    set: kept === undefined ? { sentAt: at, ...(named === undefined ? {} : { named }) } : { keptAt: at },
    remove: ['leasedUntil'],
  });

/** The record of one notice to one person: taken before the mail is sent, closed after it. */
export const deliveriesIn = ({ tenantId, client, environment }: Parts) => {
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
          'attribute_not_exists(sentAt) AND attribute_not_exists(keptAt) AND (attribute_not_exists(leasedUntil) OR leasedUntil <= :now)',
        values: { ':now': at },
      });
      return true;
    } catch (error) {
      if (isFailedCondition(error)) return false;
      throw error;
    }
  };
  const close = async (place: Place, at: Instant, closing: Closing): Promise<void> => {
    const notice = { kind: 'update', key: noticeKey(place), change: closingChange(at, closing) } as const;
    const { kept } = closing;
    if (kept === undefined) await table.transact({ notice, audit: await sentAudit(place, at) });
    else await table.transact({ notice, kept });
  };
  return {
    /** Whether it reached the mail's provider, as far as is known. */
    wasSent: async (place: Omit<Place, 'about'>): Promise<boolean> => {
      const known = await table.get(noticeKey(place), { consistent: true });
      return known !== undefined && delivery.read(known).sentAt !== undefined;
    },
    /** Which of its lines a digest named that was sent. */
    namedIn: async (place: Omit<Place, 'about'>): Promise<readonly string[]> => {
      const known = await table.get(noticeKey(place), { consistent: true });
      return known === undefined ? [] : (delivery.read(known).named ?? []);
    },
    /**
     * Throws what `send` threw, and when another run is at it.
     */
    once: async (
      place: Place,
      now: () => Instant,
      send: () => Promise<void>,
      closing: Closing = {},
    ): Promise<'sent' | 'sent-before'> => {
      if (!(await take(place, now()))) {
        const known = await table.get(noticeKey(place), { consistent: true });
        const { sentAt, keptAt } = known === undefined ? {} : delivery.read(known);
        if (sentAt !== undefined || keptAt !== undefined) return 'sent-before';
        throw new Error(`notice ${place.noticeId} is being delivered already`);
      }
      try {
        await send();
      } catch (error) {
        // Not sent: the next attempt need not wait for the lease to end.
        await update(place, delivery.change({ remove: ['leasedUntil'] }));
        throw error;
      }
      await close(place, now(), closing);
      return 'sent';
    },
  };
};
