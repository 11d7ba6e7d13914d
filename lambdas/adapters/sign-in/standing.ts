import { GetCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { isFailedCondition } from '#lambdas/adapters/aws/meetings.ts';
import { updateOf } from '#lambdas/adapters/aws/expressions.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { standing, type KeptPasskey } from '#rows/sign-in.ts';
import type { Item } from './token-rows.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';

export type PersonPlace = { readonly tenantId: TenantId; readonly userId: UserId };

/**
 * What a person's sessions must have begun under (docs/decisions/0070). Each change of his password, his rights or
 * his state moves both facts, and every session from before is refused at its next request.
 */
export type Standing = {
  /** Sessions that began before are over. @default the beginning of time */
  readonly validFrom?: Instant;
  /** Sessions with another one are over; it also decides where the clocks of two functions differ. */
  readonly rightsVersion: number;
  /** Links for a new password that were asked for before are over: they went to names that he has no more. @default none */
  readonly linksFrom?: Instant;
  /** When the person set the password that counts. @default before that was kept */
  readonly passwordAt?: Instant;
  /** Since when he has an authenticator. @default he has none */
  readonly totpSince?: Instant;
  /** When somebody ended it. A directory that asks for a code without such an end is right (docs/decisions/0193). @default nobody did */
  readonly factorEndedAt?: Instant;
  readonly recoverySalt?: string;
  /** Hashes of those that are left. @default none is */
  readonly recoveryCodes?: ReadonlySet<string>;
  /** Those that count; the directory may know others. @default there is none */
  readonly passkeys?: readonly KeptPasskey[];
  /** Rises with each change of them. @default none ever was */
  readonly passkeysVersion?: number;
  /** Until then somebody may be changing the person's password: nobody signs in meanwhile. */
  readonly changingUntil?: Instant;
};

/** A change that has begun, and what it found. */
export type StandingChange = {
  readonly who: PersonPlace;
  readonly name: string;
  readonly before: Standing;
  readonly now: Standing;
};

/** A password change must be over in this time; a crashed one holds up sign-ins for no longer. */
const changeMillis = 10_000;

/** A person whom no change ever met has no row. */
export const standingIn = (item: Item | undefined): Standing =>
  item === undefined ? { rightsVersion: 0 } : standing.read(item);

/** Whether a session began under this standing. */
export const isUnder = (
  { startedAt, rightsVersion }: { readonly startedAt: Instant; readonly rightsVersion: number },
  under: Standing,
): boolean =>
  rightsVersion === under.rightsVersion && (under.validFrom === undefined || startedAt >= under.validFrom);

export const isChanging = ({ changingUntil }: Standing, at: Instant): boolean =>
  changingUntil !== undefined && at < changingUntil;

/**
 * For a transaction that changes what a person may do: his sessions are over with it, and where it is about his names or
 * his sign-in the links that he was mailed. Whose role reaches the Session
 * table is told by `TableNames.sessionTable`.
 */
export const standingRaised = (
  userId: UserId,
  at: Instant,
  { endsLinks }: { readonly endsLinks: boolean },
): Write => ({
  kind: 'update',
  table: 'session',
  key: standing.key({ userId }),
  change: standing.change({
    set: endsLinks ? { validFrom: at, linksFrom: at } : { validFrom: at },
    add: { rightsVersion: 1 },
  }),
});

/**
 * For a transaction by which somebody changes his own names: links of before went to another mailbox, and his sessions go
 * on.
 */
export const linksEnded = (userId: UserId, at: Instant): Write => ({
  kind: 'update',
  table: 'session',
  key: standing.key({ userId }),
  // A row of nobody whom a change ever met begins with it.
  change: standing.change({ set: { linksFrom: at }, add: { rightsVersion: 0 } }),
});

/** What of a standing is about リカバリーコード. */
export const recoveryAttributes = ['recoverySalt', 'recoveryCodes', 'recoveredCode', 'recoveredBy'] as const;

/** Whether a password alone does not suffice for him: he has an authenticator or a passkey. */
export const hasFactor = ({ totpSince, passkeys = [] }: Standing): boolean =>
  totpSince !== undefined || passkeys.length > 0;

/**
 * For a transaction that ends somebody's authenticator and passkeys. Where one was ended, and none set up since, the condition refuses
 * it; of whom nothing is known the directory may know one still.
 */
export const factorEnded = (userId: UserId, at: Instant): Write => ({
  kind: 'update',
  table: 'session',
  key: standing.key({ userId }),
  change: standing.change({
    set: { validFrom: at, factorEndedAt: at },
    add: { rightsVersion: 1, passkeysVersion: 1 },
    remove: ['totpSince', 'passkeys', ...recoveryAttributes],
  }),
  condition: {
    expression:
      'attribute_exists(totpSince) OR attribute_exists(passkeys) OR attribute_not_exists(factorEndedAt)',
  },
});

/**
 * Whether more than a password is asked for: the standing says so, or the directory does and nobody ended it. Whoever lost his standing
 * keeps his authenticator.
 */
export const asksForFactor = (under: Standing, { kind }: { readonly kind: string }): boolean =>
  hasFactor(under) || (kind === 'totp' && under.factorEndedAt === undefined);

type Change = ReturnType<typeof updateOf>;

const beginning = ({ name, before, now }: StandingChange, at: Instant): Change => {
  const isAsBefore =
    before.rightsVersion === 0
      ? '(attribute_not_exists(rightsVersion) OR rightsVersion = :before)'
      : 'rightsVersion = :before';
  return updateOf(standing.change({ set: { ...now, changing: name } }), {
    expression: `${isAsBefore} AND (attribute_not_exists(changingUntil) OR changingUntil <= :at)`,
    values: { ':before': before.rightsVersion, ':at': at },
  });
};

/** A change is under way no more. */
const ended = ['changingUntil', 'changing'] as const;

const undoing = ({ name, before, now }: StandingChange): Change => {
  const { rightsVersion, validFrom } = before;
  const change =
    validFrom === undefined
      ? { set: { rightsVersion }, remove: ['validFrom' as const, ...ended] }
      : { set: { rightsVersion, validFrom }, remove: ended };
  return updateOf(standing.change(change), {
    expression: 'changing = :name AND rightsVersion = :now',
    values: { ':name': name, ':now': now.rightsVersion },
  });
};

export const standingsOf = (client: DynamoDBDocumentClient, TableName: string) => {
  /** False when the condition does not hold. */
  const update = async (who: PersonPlace, change: Change): Promise<boolean> => {
    try {
      await client.send(new UpdateCommand({ TableName, Key: standing.primaryKey(who), ...change }));
      return true;
    } catch (error) {
      if (isFailedCondition(error)) return false;
      throw error;
    }
  };
  return {
    find: async (who: PersonPlace): Promise<Standing> => {
      const Key = standing.primaryKey(who);
      const { Item: item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return standingIn(item);
    },
    /**
     * The intent of a change, before anything is changed: from here on every session from before is refused, whatever
     * becomes of the change. Undefined when the person is no more as `before` says, or another change is under way.
     */
    beginChange: async (
      who: PersonPlace,
      { before, name, at }: { readonly before: Standing; readonly name: string; readonly at: Instant },
    ): Promise<StandingChange | undefined> => {
      const changingUntil = instantOf(new Date(Date.parse(at) + changeMillis));
      // Not before the last change, whatever this function's clock says.
      const validFrom = before.validFrom !== undefined && before.validFrom > at ? before.validFrom : at;
      const now = { validFrom, rightsVersion: before.rightsVersion + 1, changingUntil };
      const change = { who, name, before, now };
      return (await update(who, beginning(change, at))) ? change : undefined;
    },
    /** The change is done, and sign-ins go on. */
    endChange: async ({ who, name, now }: StandingChange): Promise<void> => {
      const isOwn = { expression: 'changing = :name', values: { ':name': name } };
      const { validFrom: passwordAt } = now;
      const set = passwordAt === undefined ? {} : { passwordAt };
      await update(who, updateOf(standing.change({ set, remove: ended }), isOwn));
    },
    /** Nothing was changed: the sessions from before live on, unless something else has ended them meanwhile. */
    undoChange: async (change: StandingChange): Promise<void> => {
      await update(change.who, undoing(change));
    },
  };
};

export type Standings = ReturnType<typeof standingsOf>;
