import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { UpdateCommand, type DynamoDBDocumentClient, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { isUserId, type UserId } from '#domain/kernel/ids.ts';
import { isInstant, type Instant } from '#domain/kernel/time.ts';
import { nativeItemOf } from '#lambdas/adapters/aws/attribute-value.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { busyIn, guessesLeft, placeOf } from './login-guesses.ts';

export type LockOut = { readonly mostFailures: number; readonly lockMinutes: number };

/** 5 wrong passwords in a row close a login ID for a quarter of an hour. */
export const usualLockOut: LockOut = { mostFailures: 5, lockMinutes: 15 };

type Person = { /** Absent when nobody has this login ID. */ readonly userId?: UserId };
/** `place` is handed back with what came of it. */
export type OpenAttempt = Person & { readonly kind: 'open'; readonly place: string };
export type Attempt =
  | (Person & { readonly kind: 'locked' })
  /** As many others as may still guess are being judged at this moment. */
  | (Person & { readonly kind: 'busy' })
  | OpenAttempt;

type Place = {
  /** Partition of the counters; the sort key is the login ID, or its hash. */
  readonly partition: string;
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly lockOut: LockOut;
  /** For counters that belong to nobody: how long after the last attempt they are kept. @default for ever */
  readonly keptMinutes?: number;
  /** How long an attempt waits while others are judged. @default 15 s */
  readonly busyMillis?: number;
};
type Row = Readonly<Record<string, unknown>>;

/** Leaves time for the work after it within the function's 29 s. */
const usualBusyMillis = 15_000;
/** How long a waiting attempt pauses: longer each time, by chance, so that a crowd does not crowd itself out. */
const pauseMillis = (looks: number): number => Math.min(60 * 2 ** looks, 480) * (0.5 + Math.random());

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

const personIn = ({ userId }: Row): Person => (isUserId(userId) ? { userId } : {});

/** The row that a failed condition met; undefined for every other error. */
const metBy = (error: unknown): Row | undefined => {
  if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) return undefined;
  const item: unknown = 'Item' in error ? error.Item : undefined;
  return item === undefined ? {} : nativeItemOf(Object(item));
};

const updatesOf = ({ partition, client, tableName, lockOut }: Place) => {
  const update = async (loginHash: string, change: Omit<UpdateCommandInput, 'TableName' | 'Key'>) => {
    const Key = { PK: partition, SK: loginHash };
    const sent = new UpdateCommand({ TableName: tableName, Key, ReturnValues: 'ALL_NEW', ...change });
    const row: Row = (await client.send(sent)).Attributes ?? {};
    return row;
  };
  return {
    update,
    lock: async (loginHash: string, at: Instant): Promise<void> => {
      const until = instantOf(new Date(Date.parse(at) + lockOut.lockMinutes * 60_000));
      await update(loginHash, {
        UpdateExpression: 'SET lockedUntil = :until, failures = :none',
        ExpressionAttributeValues: { ':until': until, ':none': 0 },
      });
    },
    /** Those whom a crash left unjudged stop taking places. Each is named, so this may be done twice. */
    forget: async (loginHash: string, forsaken: readonly string[]): Promise<void> => {
      await update(loginHash, {
        UpdateExpression: 'DELETE places :forsaken',
        ExpressionAttributeValues: { ':forsaken': new Set(forsaken) },
      });
    },
  };
};

const reservingIn = (
  { lockOut: { mostFailures }, keptMinutes }: Place,
  { update, lock, forget }: ReturnType<typeof updatesOf>,
) => {
  const left = guessesLeft(mostFailures);
  const whyNot = async (loginHash: string, at: Instant, row: Row): Promise<Attempt> => {
    const { lockedUntil } = row;
    if (isInstant(lockedUntil) && lockedUntil > at) return { kind: 'locked', ...personIn(row) };
    const busy = busyIn(row, { mostFailures, at });
    if (busy.kind === 'spent') await lock(loginHash, at);
    if (busy.kind === 'forsaken') {
      await forget(loginHash, busy.places);
      return reserve(loginHash, at);
    }
    return { kind: busy.kind === 'spent' ? 'locked' : 'busy', ...personIn(row) };
  };
  const reserve = async (loginHash: string, at: Instant): Promise<Attempt> => {
    const { set, names, values } = endAfter(at, keptMinutes);
    const taken = placeOf(at, randomUUID());
    try {
      const row = await update(loginHash, {
        // By `countedAt` the retention purge tells rows that nobody has tried for long.
        UpdateExpression: `ADD places :taken SET countedAt = :now${set}`,
        ConditionExpression: `(attribute_not_exists(lockedUntil) OR lockedUntil <= :now) AND (${left.expression})`,
        ExpressionAttributeValues: { ':taken': new Set([taken]), ':now': at, ...left.values, ...values },
        ...names,
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
      return { kind: 'open', place: taken, ...personIn(row) };
    } catch (error) {
      const row = metBy(error);
      if (row === undefined) throw error;
      return whyNot(loginHash, at, row);
    }
  };
  return reserve;
};

/**
 * Who has which login ID, and how often he was tried in vain. Attempts are reserved before the password is looked at
 * and counted when it was wrong, so that guesses sent at once are no more than guesses one by one, and right passwords
 * sent at once lock nobody (docs/decisions/0071).
 */
export const loginStoreOf = (place: Place) => {
  const updates = updatesOf(place);
  const { update, lock } = updates;
  const reserve = reservingIn(place, updates);
  const { busyMillis = usualBusyMillis } = place;
  return {
    isAssigned: assignedIn(place),
    /**
     * Takes the place of one wrong password, before any is looked at; waits while others hold all places. Unknown
     * login IDs are counted too: the lock tells nobody who exists.
     */
    reserveAttempt: async (loginHash: string, at: Instant): Promise<Attempt> => {
      const startedAt = performance.now();
      const waited = () => performance.now() - startedAt;
      let attempt = await reserve(loginHash, at);
      for (let looks = 0; attempt.kind === 'busy' && waited() < busyMillis; looks += 1) {
        // oxlint-disable-next-line no-await-in-loop -- it waits for the others
        await pause(pauseMillis(looks));
        // oxlint-disable-next-line no-await-in-loop
        attempt = await reserve(loginHash, instantOf(new Date(Date.parse(at) + waited())));
      }
      return attempt;
    },
    /** The password was wrong. True when it was the last one that may be: the login ID is locked now. */
    countWrong: async (loginHash: string, at: Instant, taken: string): Promise<boolean> => {
      const { failures } = await update(loginHash, {
        UpdateExpression: 'ADD failures :one DELETE places :taken',
        ExpressionAttributeValues: { ':one': 1, ':taken': new Set([taken]) },
      });
      const isLast = Number(failures) >= place.lockOut.mostFailures;
      if (isLast) await lock(loginHash, at);
      return isLast;
    },
    /** The password was right: what went wrong before is forgotten. A lock that others caused meanwhile stays. */
    countRight: async (loginHash: string, taken: string): Promise<void> => {
      await update(loginHash, {
        UpdateExpression: 'SET failures = :none DELETE places :taken',
        ExpressionAttributeValues: { ':none': 0, ':taken': new Set([taken]) },
      });
    },
    /** The attempt was not judged, because the directory was out: it does not count. */
    giveBack: async (loginHash: string, taken: string): Promise<void> => {
      const ExpressionAttributeValues = { ':taken': new Set([taken]) };
      await update(loginHash, { UpdateExpression: 'DELETE places :taken', ExpressionAttributeValues });
    },
  };
};

export type LoginStore = ReturnType<typeof loginStoreOf>;
