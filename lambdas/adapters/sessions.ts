import { createHash, randomBytes } from 'node:crypto';
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { isTenantId, isUserId, type TenantId, type UserId } from '#domain/kernel/ids.ts';
import { isInstant, type Instant } from '#domain/kernel/time.ts';
import { instantOf } from './clock.ts';

export const idleMillis = 30 * 60_000;
const absoluteMillis = 12 * 3_600_000;
/** The idle expiry moves at most this often: not every request is a write. */
const moveMillis = 5 * 60_000;

/** A signed-in person, as the Session table keeps him: found by a hash, so that a reader of it cannot sign in. */
export type Session = {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly userName: string;
  /** Comma-separated. */
  readonly roles: string;
  /** Hash of the login ID: wrong passwords typed inside a session count against the same lock. */
  readonly loginHash: string;
  readonly idleExpiresAt: Instant;
  readonly expiresAt: Instant;
};

/** The tenant in the cookie is a hint that saves a round trip; it counts only if the session says the same. */
export const newToken = (tenantId: TenantId): string =>
  `${tenantId}.${randomBytes(32).toString('base64url')}`;

export const tenantHintIn = (token: string): TenantId | undefined => {
  const [hint, secret] = token.split('.');
  return isTenantId(hint) && secret?.length === 43 ? hint : undefined;
};

export const sessionKeyOf = (token: string): string => createHash('sha256').update(token).digest('hex');
export const sessionRowOf = (sessionKey: string) => ({ PK: `S#${sessionKey}`, SK: 'S' });

export const after = (at: Instant, millis: number): Instant => instantOf(new Date(Date.parse(at) + millis));
export const epochSeconds = (at: Instant): number => Math.ceil(Date.parse(at) / 1000);

type Item = Readonly<Record<string, unknown>>;
export const textIn = (item: Item, name: string): string => {
  const value = item[name];
  return typeof value === 'string' ? value : '';
};

/** Reads a session row; undefined when a part is missing or out of shape. */
export const sessionIn = (item: Item | undefined): Session | undefined => {
  if (item === undefined) return undefined;
  const { tid: tenantId, uid: userId, idleExpiresAt, expiresAt } = item;
  if (!isTenantId(tenantId) || !isUserId(userId)) return undefined;
  if (!isInstant(idleExpiresAt) || !isInstant(expiresAt)) return undefined;
  const [userName, roles, loginHash] = [
    textIn(item, 'name'),
    textIn(item, 'roles'),
    textIn(item, 'loginHash'),
  ];
  return { tenantId, userId, userName, roles, loginHash, idleExpiresAt, expiresAt };
};

/** Alive until its idle or absolute end, that moment excluded. */
export const isSessionAlive = ({ idleExpiresAt, expiresAt }: Session, at: Instant): boolean =>
  at < idleExpiresAt && at < expiresAt;

/** The moved idle expiry, or undefined while it was moved less than 5 minutes ago. */
export const movedIdleExpiry = ({ idleExpiresAt }: Session, at: Instant): Instant | undefined =>
  Date.parse(at) - (Date.parse(idleExpiresAt) - idleMillis) >= moveMillis ? after(at, idleMillis) : undefined;

export const sessionsOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const put = (item: Item) =>
    client.send(new PutCommand({ TableName, Item: item, ConditionExpression: 'attribute_not_exists(PK)' }));
  const get = async (Key: Readonly<Record<string, string>>): Promise<Item | undefined> =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  return {
    /** Returns the token that becomes the cookie; it is kept nowhere else. */
    start: async (who: Omit<Session, 'idleExpiresAt' | 'expiresAt'>, at: Instant): Promise<string> => {
      const token = newToken(who.tenantId);
      const expiresAt = after(at, absoluteMillis);
      await put({
        ...sessionRowOf(sessionKeyOf(token)),
        tid: who.tenantId,
        uid: who.userId,
        name: who.userName,
        roles: who.roles,
        loginHash: who.loginHash,
        idleExpiresAt: after(at, idleMillis),
        expiresAt,
        ttl: epochSeconds(expiresAt),
      });
      return token;
    },
    find: async (token: string) => sessionIn(await get(sessionRowOf(sessionKeyOf(token)))),
    end: async (token: string): Promise<void> => {
      await client.send(new DeleteCommand({ TableName, Key: sessionRowOf(sessionKeyOf(token)) }));
    },
    /** Moves the idle expiry of a session that is still there and that nobody else has moved meanwhile. */
    move: async (sessionKey: string, from: Instant, to: Instant): Promise<void> => {
      try {
        await client.send(
          new UpdateCommand({
            TableName,
            Key: sessionRowOf(sessionKey),
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

export type Sessions = ReturnType<typeof sessionsOf>;
