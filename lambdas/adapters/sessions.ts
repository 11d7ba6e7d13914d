import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isTenantId, isUserId, type TenantId, type UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { expiryIn, hintIn, newToken, sessionRowsOf, textIn, type Expiry, type Item } from './token-rows.ts';

/** A signed-in person, as the Session table keeps him. */
export type Session = Expiry & {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly userName: string;
  /** Comma-separated. */
  readonly roles: string;
  /** Hash of the login ID: wrong passwords typed inside a session count against the same lock. */
  readonly loginHash: string;
};

/** The tenant in the cookie is a hint that saves a round trip; it counts only if the session says the same. */
export const tenantHintIn = (token: string): TenantId | undefined => {
  const hint = hintIn(token);
  return isTenantId(hint) ? hint : undefined;
};

/** Reads a session row; undefined when a part is missing or out of shape. */
export const sessionIn = (item: Item | undefined): Session | undefined => {
  if (item === undefined) return undefined;
  const { tid: tenantId, uid: userId } = item;
  const expiry = expiryIn(item);
  if (!isTenantId(tenantId) || !isUserId(userId) || expiry === undefined) return undefined;
  const [userName, roles, loginHash] = [
    textIn(item, 'name'),
    textIn(item, 'roles'),
    textIn(item, 'loginHash'),
  ];
  return { tenantId, userId, userName, roles, loginHash, ...expiry };
};

const ownerOf = ({ tenantId, userId }: Pick<Session, 'tenantId' | 'userId'>) => `${tenantId}#${userId}`;

export const sessionsOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const rows = sessionRowsOf(client, TableName);
  return {
    /** Returns the token that becomes the cookie; it is kept nowhere else. */
    start: async (who: Omit<Session, keyof Expiry>, at: Instant): Promise<string> => {
      const token = newToken(who.tenantId);
      const { tenantId: tid, userId: uid, userName: name, roles, loginHash } = who;
      await rows.startListed(token, { owner: ownerOf(who), tid, uid, name, roles, loginHash }, at);
      return token;
    },
    endAllOf: (who: Pick<Session, 'tenantId' | 'userId'>) => rows.endAllOf(ownerOf(who)),
    find: async (token: string) => sessionIn(await rows.find(token)),
    end: rows.end,
    move: rows.move,
  };
};

export type Sessions = ReturnType<typeof sessionsOf>;
