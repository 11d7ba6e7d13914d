import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { SignInRules } from '#domain/tenants/sign-in-rules.ts';
import { isFailedCondition } from '#lambdas/adapters/aws/meetings.ts';
import { nativeItemOf } from '#lambdas/adapters/aws/attribute-value.ts';
import { updateOf, type Expression } from '#lambdas/adapters/aws/expressions.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { busyIn, guessesLeft, placeOf, type Tried } from './login-guesses.ts';
import type { GuessRows } from './guess-rows.ts';

export type LockOut = Pick<SignInRules, 'mostFailures' | 'lockMinutes'>;

type Person = { /** Absent when nobody has this login ID. */ readonly userId?: UserId };
/** `place` is handed back with what came of it. */
export type OpenAttempt = Person & { readonly kind: 'open'; readonly place: string };
export type Attempt =
  | (Person & { readonly kind: 'locked' })
  /** As many others as may still guess are being judged at this moment. */
  | (Person & { readonly kind: 'busy' })
  | OpenAttempt;

type Place<Name extends string> = {
  readonly rows: GuessRows<Name>;
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly lockOut: LockOut;
  /** How long an attempt waits while others are judged. @default 15 s */
  readonly busyMillis?: number;
};

/** Leaves time for the work after it within the function's 29 s. */
const usualBusyMillis = 15_000;
/** How long a waiting attempt pauses: longer each time, by chance, so that a crowd does not crowd itself out. */
const pauseMillis = (looks: number): number => Math.min(60 * 2 ** looks, 480) * (0.5 + Math.random());

/** Who has this login ID: an update that changes nothing, since the door may not read these rows. */
const ownerIn =
  <Name extends string>({ rows, client, tableName }: Omit<Place<Name>, 'lockOut'>) =>
  async (loginHash: Name): Promise<UserId | undefined> => {
    try {
      const { Attributes = {} } = await client.send(
        new UpdateCommand({
          TableName: tableName,
          Key: rows.keyOf(loginHash),
          UpdateExpression: 'REMOVE nothing',
          ConditionExpression: 'attribute_exists(userId)',
          ReturnValues: 'ALL_NEW',
        }),
      );
      return rows.read(Attributes).userId;
    } catch (error) {
      if (isFailedCondition(error)) return undefined;
      throw error;
    }
  };

const personIn = ({ userId }: Tried): Person => (userId === undefined ? {} : { userId });

/** The item that a failed condition met; undefined for every other error. */
const metBy = (error: unknown): Readonly<Record<string, unknown>> | undefined => {
  if (!isFailedCondition(error)) return undefined;
  const item: unknown = 'Item' in Object(error) ? Object(error).Item : undefined;
  return item === undefined ? {} : nativeItemOf(Object(item));
};

const updatesOf = <Name extends string>({ rows, client, tableName, lockOut }: Place<Name>) => {
  const update = async (loginHash: Name, change: Expression, condition?: Expression): Promise<Tried> => {
    const sent = new UpdateCommand({
      TableName: tableName,
      Key: rows.keyOf(loginHash),
      ...updateOf(change, condition),
      ...(condition === undefined ? {} : { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
      ReturnValues: 'ALL_NEW',
    });
    return rows.read((await client.send(sent)).Attributes ?? {});
  };
  return {
    update,
    lock: async (loginHash: Name, at: Instant): Promise<void> => {
      const lockedUntil = instantOf(new Date(Date.parse(at) + lockOut.lockMinutes * 60_000));
      await update(loginHash, rows.change({ set: { lockedUntil, failures: 0 } }));
    },
    /** Those whom a crash left unjudged stop taking places. Each is named, so this may be done twice. */
    forget: async (loginHash: Name, forsaken: readonly string[]): Promise<void> => {
      await update(loginHash, rows.change({ take: { places: new Set(forsaken) } }));
    },
  };
};

const reservingIn = <Name extends string>(
  { lockOut: { mostFailures }, rows }: Place<Name>,
  { update, lock, forget }: ReturnType<typeof updatesOf<Name>>,
) => {
  const left = guessesLeft(mostFailures);
  const whyNot = async (loginHash: Name, at: Instant, row: Tried): Promise<Attempt> => {
    const { lockedUntil } = row;
    if (lockedUntil !== undefined && lockedUntil > at) return { kind: 'locked', ...personIn(row) };
    const busy = busyIn(row, { mostFailures, at });
    if (busy.kind === 'spent') await lock(loginHash, at);
    if (busy.kind === 'forsaken') {
      await forget(loginHash, busy.places);
      return reserve(loginHash, at);
    }
    return { kind: busy.kind === 'spent' ? 'locked' : 'busy', ...personIn(row) };
  };
  const reserve = async (loginHash: Name, at: Instant): Promise<Attempt> => {
    const taken = placeOf(at, randomUUID());
    try {
      const row = await update(loginHash, rows.reserving(taken, at), {
        expression: `(attribute_not_exists(lockedUntil) OR lockedUntil <= :now) AND (${left.expression})`,
        values: { ':now': at, ...left.values },
      });
      return { kind: 'open', place: taken, ...personIn(row) };
    } catch (error) {
      const met = metBy(error);
      if (met === undefined) throw error;
      return whyNot(loginHash, at, rows.read(met));
    }
  };
  return reserve;
};

/**
 * Who has which login ID, and how often he was tried in vain. Attempts are reserved before the password is looked at
 * and counted when it was wrong, so that guesses sent at once are no more than guesses one by one, and right passwords
 * sent at once lock nobody (docs/decisions/0071).
 */
export const loginStoreOf = <Name extends string>(place: Place<Name>) => {
  const updates = updatesOf(place);
  const { update, lock } = updates;
  const reserve = reservingIn(place, updates);
  const { rows, busyMillis = usualBusyMillis } = place;
  return {
    /** Without taking a place: it is no guess. */
    ownerOf: ownerIn(place),
    /**
     * Takes the place of one wrong password, before any is looked at; waits while others hold all places. Unknown
     * login IDs are counted too: the lock tells nobody who exists.
     */
    reserveAttempt: async (loginHash: Name, at: Instant): Promise<Attempt> => {
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
    countWrong: async (loginHash: Name, at: Instant, taken: string): Promise<boolean> => {
      const judged = rows.change({ add: { failures: 1 }, take: { places: new Set([taken]) } });
      const { failures = 0 } = await update(loginHash, judged);
      const isLast = failures >= place.lockOut.mostFailures;
      if (isLast) await lock(loginHash, at);
      return isLast;
    },
    /** The password was right: what went wrong before is forgotten. A lock that others caused meanwhile stays. */
    countRight: async (loginHash: Name, taken: string): Promise<void> => {
      await update(loginHash, rows.change({ set: { failures: 0 }, take: { places: new Set([taken]) } }));
    },
    /** The attempt was not judged, because the directory was out: it does not count. */
    giveBack: async (loginHash: Name, taken: string): Promise<void> => {
      await update(loginHash, rows.change({ take: { places: new Set([taken]) } }));
    },
  };
};

export type LoginStore = ReturnType<typeof loginStoreOf<string>>;
