import { createHash, randomBytes } from 'node:crypto';
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { isInstant, type Instant } from '#domain/kernel/time.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';

const idleMillis = 30 * 60_000;
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

/** A kind of row that a token leads to, of either plane. */
type OfTokens = {
  readonly primaryKey: (given: { readonly tokenHash: string }) => {
    readonly PK: string;
    readonly SK: string;
  };
};

const after = (at: Instant, millis: number): Instant => instantOf(new Date(Date.parse(at) + millis));
const epochSeconds = (at: Instant): number => Math.ceil(Date.parse(at) / 1000);

export type Item = Readonly<Record<string, unknown>>;
export const textIn = (item: Item, name: string): string => {
  const value = item[name];
  return typeof value === 'string' ? value : '';
};

/** Undefined when a row lacks one of its ends: it is no session then. */
export const expiryIn = ({ idleExpiresAt, expiresAt }: Item): Expiry | undefined =>
  isInstant(idleExpiresAt) && isInstant(expiresAt) ? { idleExpiresAt, expiresAt } : undefined;

/** Alive until its idle or absolute end, that moment excluded. */
export const isSessionAlive = ({ idleExpiresAt, expiresAt }: Expiry, at: Instant): boolean =>
  at < idleExpiresAt && at < expiresAt;

/** The moved idle expiry, or undefined while it was moved less than 5 minutes ago. */
export const movedIdleExpiry = ({ idleExpiresAt }: Expiry, at: Instant): Instant | undefined =>
  Date.parse(at) - (Date.parse(idleExpiresAt) - idleMillis) >= moveMillis ? after(at, idleMillis) : undefined;

const tableOf = (client: DynamoDBDocumentClient, TableName: string) => ({
  put: (item: Item) =>
    client.send(new PutCommand({ TableName, Item: item, ConditionExpression: 'attribute_not_exists(PK)' })),
  get: async (Key: Readonly<Record<string, string>>): Promise<Item | undefined> =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item,
  remove: async (Key: Readonly<Record<string, string>>): Promise<void> => {
    await client.send(new DeleteCommand({ TableName, Key }));
  },
});

/** What is known of a session by the clock alone. */
export const endsFrom = (at: Instant) => {
  const expiresAt = after(at, absoluteMillis);
  return { idleExpiresAt: after(at, idleMillis), expiresAt, ttl: epochSeconds(expiresAt) };
};

/** Sessions of either plane, found by a hash of the cookie: who reads the table cannot sign in with it. */
export const sessionRowsOf = (client: DynamoDBDocumentClient, TableName: string, kind: OfTokens) => {
  const { put, get, remove } = tableOf(client, TableName);
  const keyOf = (token: string) => kind.primaryKey({ tokenHash: sessionKeyOf(token) });
  return {
    start: async (token: string, facts: Item, at: Instant): Promise<void> => {
      await put({ ...keyOf(token), ...facts, ...endsFrom(at) });
    },
    find: (token: string) => get(keyOf(token)),
    end: (token: string) => remove(keyOf(token)),
    /** Moves the idle expiry of a session that is still there and that nobody else has moved meanwhile. */
    move: async (sessionKey: string, from: Instant, to: Instant): Promise<void> => {
      try {
        await client.send(
          new UpdateCommand({
            TableName,
            Key: kind.primaryKey({ tokenHash: sessionKey }),
            UpdateExpression: 'SET idleExpiresAt = :to',
            ConditionExpression: 'idleExpiresAt = :from',
            ExpressionAttributeValues: { ':from': from, ':to': to },
          }),
        );
      } catch (error) {
        if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error;
      }
    },
  };
};

/** Half-done sign-ins of either plane. They share their plane's session table and are found in the same way. */
export const challengeRowsOf = (client: DynamoDBDocumentClient, TableName: string, kind: OfTokens) => {
  const { put, get, remove } = tableOf(client, TableName);
  const keyOf = (token: string) => kind.primaryKey({ tokenHash: sessionKeyOf(token) });
  return {
    start: async (token: string, facts: Item, at: Instant): Promise<void> => {
      const expiresAt = after(at, challengeMillis);
      await put({ ...keyOf(token), ...facts, expiresAt, ttl: epochSeconds(expiresAt) });
    },
    /** Undefined also for one that is over but not yet swept away. */
    find: async (token: string, at: Instant): Promise<Item | undefined> => {
      const item = await get(keyOf(token));
      const expiresAt = item?.['expiresAt'];
      return isInstant(expiresAt) && at < expiresAt ? item : undefined;
    },
    end: (token: string) => remove(keyOf(token)),
  };
};
