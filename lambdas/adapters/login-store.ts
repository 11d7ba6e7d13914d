import { UpdateCommand, type DynamoDBDocumentClient, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { isUserId, type UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { instantOf } from './clock.ts';

export type LockOut = { readonly mostFailures: number; readonly lockMinutes: number };

/** 5 failures in a row close a login ID for a quarter of an hour. */
export const usualLockOut: LockOut = { mostFailures: 5, lockMinutes: 15 };

export type Attempt =
  | { readonly kind: 'locked' }
  /** `userId` is absent when nobody has this login ID: the attempt is counted all the same. */
  | { readonly kind: 'open'; readonly userId?: UserId; readonly isLast: boolean };

type Place = {
  /** Partition of the counters; the sort key is the login ID, or its hash. */
  readonly partition: string;
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly lockOut: LockOut;
  /** For counters that belong to nobody: how long after the last attempt they are kept. @default for ever */
  readonly keptMinutes?: number;
};

/** A row that belongs to nobody ends by itself; one of a login ID stays. */
const endAfter = (at: Instant, keptMinutes: number | undefined) => {
  if (keptMinutes === undefined) return { set: '', names: {}, values: {} };
  const millis = Date.parse(at) + keptMinutes * 60_000;
  return {
    set: ', expiresAt = :end, #ttl = :ttl',
    names: { ExpressionAttributeNames: { '#ttl': 'ttl' } },
    values: { ':end': instantOf(new Date(millis)), ':ttl': Math.ceil(millis / 1000) },
  };
};

const isRefusedByCondition = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';

/** Whether somebody has this login ID: an update that changes nothing, since the door may not read these rows. */
const assignedIn =
  ({ partition, client, tableName }: Omit<Place, 'lockOut'>) =>
  async (loginHash: string): Promise<boolean> => {
    try {
      await client.send(
        new UpdateCommand({
          TableName: tableName,
          Key: { PK: partition, SK: loginHash },
          UpdateExpression: 'REMOVE nothing',
          ConditionExpression: 'attribute_exists(userId)',
        }),
      );
      return true;
    } catch (error) {
      if (isRefusedByCondition(error)) return false;
      throw error;
    }
  };

/** Who has which login ID, and how often he was tried in vain. */
export const loginStoreOf = ({ partition, client, tableName, lockOut, keptMinutes }: Place) => {
  const update = async (
    loginHash: string,
    change: Omit<UpdateCommandInput, 'TableName' | 'Key'>,
  ): Promise<Readonly<Record<string, unknown>>> => {
    const Key = { PK: partition, SK: loginHash };
    const { Attributes = {} } = await client.send(
      new UpdateCommand({ TableName: tableName, Key, ...change }),
    );
    return Attributes;
  };
  const lock = async (loginHash: string, at: Instant): Promise<void> => {
    const until = instantOf(new Date(Date.parse(at) + lockOut.lockMinutes * 60_000));
    await update(loginHash, {
      UpdateExpression: 'SET lockedUntil = :until, failures = :none',
      ExpressionAttributeValues: { ':until': until, ':none': 0 },
    });
  };
  const counted = async (loginHash: string, at: Instant) => {
    const { set, names, values } = endAfter(at, keptMinutes);
    try {
      return await update(loginHash, {
        // By `countedAt` the retention purge tells rows that nobody has tried for long.
        UpdateExpression: `ADD failures :one SET countedAt = :now${set}`,
        ConditionExpression: 'attribute_not_exists(lockedUntil) OR lockedUntil <= :now',
        ExpressionAttributeValues: { ':one': 1, ':now': at, ...values },
        ...names,
        ReturnValues: 'ALL_NEW',
      });
    } catch (error) {
      if (isRefusedByCondition(error)) return 'locked' as const;
      throw error;
    }
  };
  return {
    lock,
    isAssigned: assignedIn({ partition, client, tableName }),
    /**
     * Counts an attempt before the password is looked at, so that a hundred guesses sent at once still are a
     * hundred. Unknown login IDs are counted too: the lock tells nobody who exists.
     */
    countAttempt: async (loginHash: string, at: Instant): Promise<Attempt> => {
      const row = await counted(loginHash, at);
      if (row === 'locked') return { kind: 'locked' };
      const { failures, userId } = row;
      const isOver = Number(failures) > lockOut.mostFailures;
      if (isOver) await lock(loginHash, at);
      if (isOver) return { kind: 'locked' };
      const isLast = Number(failures) === lockOut.mostFailures;
      return { kind: 'open', isLast, ...(isUserId(userId) ? { userId } : {}) };
    },
    /** The attempt was not judged, because the directory was out: it does not count. */
    giveBack: async (loginHash: string): Promise<void> => {
      const ExpressionAttributeValues = { ':minus': -1 };
      await update(loginHash, { UpdateExpression: 'ADD failures :minus', ExpressionAttributeValues });
    },
    clear: async (loginHash: string): Promise<void> => {
      await update(loginHash, { UpdateExpression: 'REMOVE failures, lockedUntil' });
    },
  };
};

export type LoginStore = ReturnType<typeof loginStoreOf>;
