import { DeleteCommand, GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isTenantId, isUserId, type TenantId, type UserId } from '#domain/kernel/ids.ts';
import { isInstant, type Instant } from '#domain/kernel/time.ts';
import { after, epochSeconds, newToken, sessionKeyOf, textIn } from './sessions.ts';

/** A first sign-in with a temporary password, kept until a new password is chosen. */
export type Challenge = {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly loginHash: string;
  /** What the user directory wants to see again. */
  readonly directorySession: string;
  readonly expiresAt: Instant;
};

/** As long as the user directory keeps its own half. */
const keptMillis = 15 * 60_000;

const rowOf = (token: string) => ({ PK: `CH#${sessionKeyOf(token)}`, SK: 'S' });

const challengeIn = (item: Readonly<Record<string, unknown>> | undefined): Challenge | undefined => {
  if (item === undefined) return undefined;
  const { tid: tenantId, uid: userId, expiresAt } = item;
  if (!isTenantId(tenantId) || !isUserId(userId) || !isInstant(expiresAt)) return undefined;
  const [loginHash, directorySession] = [textIn(item, 'loginHash'), textIn(item, 'directorySession')];
  return { tenantId, userId, loginHash, directorySession, expiresAt };
};

/** Challenges share the Session table and, like sessions, are found by a hash of what the browser holds. */
export const challengesOf = (client: DynamoDBDocumentClient, TableName: string) => ({
  start: async (challenge: Omit<Challenge, 'expiresAt'>, at: Instant): Promise<string> => {
    const token = newToken(challenge.tenantId);
    const expiresAt = after(at, keptMillis);
    const Item = {
      ...rowOf(token),
      tid: challenge.tenantId,
      uid: challenge.userId,
      loginHash: challenge.loginHash,
      directorySession: challenge.directorySession,
      expiresAt,
      ttl: epochSeconds(expiresAt),
    };
    await client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(PK)' }));
    return token;
  },
  find: async (token: string, at: Instant): Promise<Challenge | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: rowOf(token), ConsistentRead: true }),
    );
    const challenge = challengeIn(Item);
    return challenge !== undefined && at < challenge.expiresAt ? challenge : undefined;
  },
  end: async (token: string): Promise<void> => {
    await client.send(new DeleteCommand({ TableName, Key: rowOf(token) }));
  },
});

export type Challenges = ReturnType<typeof challengesOf>;
