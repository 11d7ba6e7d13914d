import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isTenantId, isUserId, type TenantId, type UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { TimeBox } from '#domain/rights/time-box.ts';
import { isFailedCondition } from '#lambdas/adapters/aws/meetings.ts';
import { updateOf } from '#lambdas/adapters/aws/expressions.ts';
import { session } from '#rows/sign-in.ts';
import type { ListedPlace } from './session-about.ts';
import { sessionListsOf } from './session-list.ts';
import { openedByToken, sealedByToken } from './token-seal.ts';
import { isUnder, type PersonPlace, type Standing } from './standing.ts';
import {
  endsFrom,
  hintIn,
  movingIn,
  newToken,
  sessionKeyOf,
  tokenRowsOf,
  type Expiry,
  type Item,
} from './token-rows.ts';

/** A signed-in person, as the Session table keeps him. */
export type Session = Expiry & {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly userName: string;
  /** Comma-separated. */
  readonly roles: string;
  /** Hash of the login ID: wrong passwords typed inside a session count against the same lock. */
  readonly loginHash: string;
  readonly startedAt: Instant;
  /** When he proved again that it is he. @default when it began */
  readonly provenAt?: Instant;
  /** The directory's word for that, sealed by the cookie. @default none is kept */
  readonly proofToken?: string;
  /** Of an account for some days: the request decides by it. @default his account is for good */
  readonly timeBox?: TimeBox;
  /** Of the person's standing when the session began. */
  readonly rightsVersion: number;
};

/**
 * The person in the cookie is a hint that saves a round trip: it leads to his company and his standing, and counts only
 * if the session says the same.
 */
export const personHintIn = (token: string): PersonPlace | undefined => {
  const [tenantId, userId, further] = hintIn(token)?.split('.') ?? [];
  return isTenantId(tenantId) && isUserId(userId) && further === undefined ? { tenantId, userId } : undefined;
};

/** Reads a session row; throws for one that this release does not know. */
export const sessionIn = (item: Item | undefined): Session | undefined => {
  if (item === undefined) return undefined;
  const { tid: tenantId, uid: userId, name: userName, ...facts } = session.read(item);
  return { tenantId, userId, userName, ...facts };
};

type Proving = {
  readonly at: Instant;
  /** The directory's word, good for a quarter of an hour. */
  readonly accessToken: string;
};

/** What the directory gave when the person of this session proved last that it is he. @default none is kept */
export const proofTokenIn = ({ proofToken }: Session, token: string): string | undefined =>
  proofToken === undefined ? undefined : openedByToken(proofToken, token);

const provingIn =
  (client: DynamoDBDocumentClient, TableName: string) =>
  async (token: string, { at, accessToken }: Proving): Promise<boolean> => {
    const tokenHash = sessionKeyOf(token);
    const proofToken = sealedByToken(accessToken, token);
    const proven = updateOf(session.change({ set: { provenAt: at, proofToken } }), {
      expression: 'attribute_exists(PK)',
    });
    try {
      await client.send(new UpdateCommand({ TableName, Key: session.primaryKey({ tokenHash }), ...proven }));
      return true;
    } catch (error) {
      if (isFailedCondition(error)) return false;
      throw error;
    }
  };

/** What was to be done by it is done: whoever has row and cookie afterwards has no word of the directory. */
const forgettingIn =
  (client: DynamoDBDocumentClient, TableName: string) =>
  async (token: string): Promise<void> => {
    const Key = session.primaryKey({ tokenHash: sessionKeyOf(token) });
    const forgotten = updateOf(session.change({ remove: ['proofToken'] }), {
      expression: 'attribute_exists(PK)',
    });
    try {
      await client.send(new UpdateCommand({ TableName, Key, ...forgotten }));
    } catch {
      // What it was given for is done, and stays done: the word itself ends within a quarter of an hour.
    }
  };

type Beginning = {
  readonly standing: Standing;
  readonly at: Instant;
  /** The row that says from where he came. @default it is known */
  readonly seen?: Item;
  /** What its line in the list says of it, sealed. @default nothing */
  readonly about?: (listed: ListedPlace) => Promise<string>;
  /** Of the company: for how long a session may be unused. @default what we ship */
  readonly rules?: { readonly idleMinutes: number };
  /** The proof of the session whose place it takes. @default it begins with one */
  readonly provenAt?: Instant;
};

type Beginner = Pick<Session, 'tenantId' | 'userId' | 'userName' | 'roles' | 'loginHash' | 'timeBox'>;

export const sessionsOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const rows = tokenRowsOf(client, TableName, session);
  const lists = sessionListsOf(client, TableName);
  return {
    /**
     * Returns the token that becomes the cookie; it is kept nowhere else. `standing` is what was read before the
     * password was looked at: a change that came after it ends this session too.
     */
    start: async (
      who: Beginner,
      { standing, at, seen, about, rules, provenAt }: Beginning,
    ): Promise<string> => {
      const { tenantId: tid, userId: uid, userName: name, roles, loginHash, timeBox } = who;
      const token = newToken(`${tid}.${uid}`);
      const { validFrom = at, rightsVersion } = standing;
      const startedAt = at < validFrom ? validFrom : at;
      const proven = provenAt === undefined ? {} : { provenAt };
      const boxed = timeBox === undefined ? {} : { timeBox };
      const facts = { tid, uid, name, roles, loginHash, startedAt, rightsVersion, ...proven, ...boxed };
      const tokenHash = sessionKeyOf(token);
      const ends = endsFrom(at, rules);
      await lists.start(who, {
        tokenHash,
        ends,
        seen,
        about: await about?.({ tenantId: tid, userId: uid, tokenHash }),
        begun: session.stored({ tokenHash }, { ...facts, ...ends }),
      });
      return token;
    },
    endAllOf: (who: PersonPlace) => lists.endAllOf(who),
    listOf: (who: PersonPlace) => lists.listOf(who),
    /** One of a person's, by the key of its row. */
    endOne: (who: PersonPlace, tokenHash: string) => lists.end(who, tokenHash),
    findByHash: async (tokenHash: string) => sessionIn(await rows.findByHash(tokenHash)),
    find: async (token: string) => sessionIn(await rows.find(token)),
    end: async (token: string): Promise<void> => {
      const who = personHintIn(token);
      await (who === undefined ? rows.end(token) : lists.end(who, sessionKeyOf(token)));
    },
    /** He proved again that it is he. False where the session is over. */
    prove: provingIn(client, TableName),
    /** The proof stays, and the directory's word for it goes. */
    forgetProof: forgettingIn(client, TableName),
    move: movingIn(client, TableName, session),
  };
};

/** Whether a session is the person's whose standing was read, and began under it. */
export const isInForce = (found: Session, who: PersonPlace, standing: Standing): boolean =>
  found.tenantId === who.tenantId && found.userId === who.userId && isUnder(found, standing);

export type Sessions = ReturnType<typeof sessionsOf>;
