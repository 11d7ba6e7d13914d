import { createHash, randomBytes } from 'node:crypto';
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import type { Instant } from '#domain/kernel/time.ts';
import { isFailedCondition } from '#lambdas/adapters/aws/meetings.ts';
import { updateOf } from '#lambdas/adapters/aws/expressions.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import type { operatorSession, session } from '#rows/sign-in.ts';

const absoluteMillis = 12 * 3_600_000;
/** The idle expiry moves at most this often: not every request is a write. */
const moveMillis = 5 * 60_000;
/** As long as the user directory keeps its own half of a challenge. */
const challengeMillis = 15 * 60_000;

/** Both ends of a session; whichever comes first. */
export type Expiry = { readonly idleExpiresAt: Instant; readonly expiresAt: Instant };

/** A hint of where to look, then 256 random bits. */
export const newToken = (hint: string): string => `${hint}.${randomBytes(32).toString('base64url')}`;

/** The hint of a token that has the right shape; what the hint says is not proven by it. */
export const hintIn = (token: string): string | undefined =>
  /^(?<hint>[^;]{1,100})\.[\w-]{43}$/.exec(token)?.groups?.['hint'];

export const sessionKeyOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export type Item = Readonly<Record<string, unknown>>;

/** A kind of row that a token leads to, of either plane. */
type OfTokens<Found> = {
  readonly primaryKey: (given: { readonly tokenHash: string }) => Item;
  readonly read: (item: Item) => Found;
};

const after = (at: Instant, millis: number): Instant => instantOf(new Date(Date.parse(at) + millis));
const epochSeconds = (at: Instant): number => Math.ceil(Date.parse(at) / 1000);

/** Alive until its idle or absolute end, that moment excluded. */
export const isSessionAlive = ({ idleExpiresAt, expiresAt }: Expiry, at: Instant): boolean =>
  at < idleExpiresAt && at < expiresAt;

type Idle = { readonly idleMinutes: number };
const usualIdle: Idle = { idleMinutes: 30 };

/**
 * The moved idle expiry, or undefined while it was moved less than 5 minutes ago, or a sixth of the time without use
 * where that is shorter. One that lies further ahead than the rules say is from before they became stricter.
 */
export const movedIdleExpiry = (
  { idleExpiresAt }: Expiry,
  at: Instant,
  { idleMinutes }: Idle = usualIdle,
): Instant | undefined => {
  const idleMillis = idleMinutes * 60_000;
  const leftMillis = Date.parse(idleExpiresAt) - Date.parse(at);
  const isDue = idleMillis - leftMillis >= Math.min(moveMillis, idleMillis / 6);
  return isDue || leftMillis > idleMillis ? after(at, idleMillis) : undefined;
};

/** What is known of a session by the clock alone. */
export const endsFrom = (at: Instant, { idleMinutes }: Idle = usualIdle) => {
  const expiresAt = after(at, absoluteMillis);
  return { idleExpiresAt: after(at, idleMinutes * 60_000), expiresAt, ttl: epochSeconds(expiresAt) };
};

/** What is known of a half-done sign-in by the clock alone. */
export const challengeEndsFrom = (at: Instant) => {
  const expiresAt = after(at, challengeMillis);
  return { expiresAt, ttl: epochSeconds(expiresAt) };
};

/**
 * Sessions and half-done sign-ins of either plane, found by a hash of the cookie: who reads the table cannot sign in with
 * it.
 */
export const tokenRowsOf = <Found extends { readonly expiresAt: Instant }>(
  client: DynamoDBDocumentClient,
  TableName: string,
  kind: OfTokens<Found>,
) => {
  const keyOf = (token: string) => kind.primaryKey({ tokenHash: sessionKeyOf(token) });
  const findByHash = async (tokenHash: string): Promise<Found | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: kind.primaryKey({ tokenHash }), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : kind.read(Item);
  };
  const find = (token: string) => findByHash(sessionKeyOf(token));
  return {
    start: async (Item: Item): Promise<void> => {
      await client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(PK)' }));
    },
    find,
    findByHash,
    /** Undefined also for one that is over but not yet swept away. */
    findAlive: async (token: string, at: Instant): Promise<Found | undefined> => {
      const found = await find(token);
      return found !== undefined && at < found.expiresAt ? found : undefined;
    },
    /** Ends it, for whoever comes first: undefined for all others, and for one that is over. */
    takeAlive: async (token: string, at: Instant): Promise<Found | undefined> => {
      const { Attributes } = await client.send(
        new DeleteCommand({ TableName, Key: keyOf(token), ReturnValues: 'ALL_OLD' }),
      );
      const found = Attributes === undefined ? undefined : kind.read(Attributes);
      return found !== undefined && at < found.expiresAt ? found : undefined;
    },
    end: async (token: string): Promise<void> => {
      await client.send(new DeleteCommand({ TableName, Key: keyOf(token) }));
    },
  };
};

type OfSessions = Pick<typeof session | typeof operatorSession, 'primaryKey' | 'change'>;

/** Moves the idle expiry of a session that is still there and that nobody else has moved meanwhile. */
export const movingIn =
  (client: DynamoDBDocumentClient, TableName: string, kind: OfSessions) =>
  async (tokenHash: string, from: Instant, to: Instant): Promise<void> => {
    const moved = updateOf(kind.change({ set: { idleExpiresAt: to } }), {
      expression: 'idleExpiresAt = :from',
      values: { ':from': from },
    });
    try {
      await client.send(new UpdateCommand({ TableName, Key: kind.primaryKey({ tokenHash }), ...moved }));
    } catch (error) {
      if (!isFailedCondition(error)) throw error;
    }
  };
