import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isTenantId, isUserId, type TenantId, type UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { challenge } from '#rows/sign-in.ts';
import { challengeRowsOf, newToken, textIn, type Item } from './token-rows.ts';

/** A first sign-in with a temporary password, kept until a new password is chosen. */
export type Challenge = {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly loginHash: string;
  /** What the user directory wants to see again. */
  readonly directorySession: string;
};

const challengeIn = (item: Item | undefined): Challenge | undefined => {
  if (item === undefined) return undefined;
  const { tid: tenantId, uid: userId } = item;
  if (!isTenantId(tenantId) || !isUserId(userId)) return undefined;
  const [loginHash, directorySession] = [textIn(item, 'loginHash'), textIn(item, 'directorySession')];
  return { tenantId, userId, loginHash, directorySession };
};

export const challengesOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const rows = challengeRowsOf(client, TableName, challenge);
  return {
    start: async (begun: Challenge, at: Instant): Promise<string> => {
      const token = newToken(begun.tenantId);
      const { tenantId: tid, userId: uid, loginHash, directorySession } = begun;
      await rows.start(token, { tid, uid, loginHash, directorySession }, at);
      return token;
    },
    find: async (token: string, at: Instant) => challengeIn(await rows.find(token, at)),
    end: rows.end,
  };
};

export type Challenges = ReturnType<typeof challengesOf>;
