import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { challenge } from '#rows/sign-in.ts';
import { challengeEndsFrom, newToken, sessionKeyOf, tokenRowsOf } from './token-rows.ts';

/** A first sign-in with a temporary password, kept until a new password is chosen. */
export type Challenge = {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly loginHash: string;
  /** What the user directory wants to see again; `noDirectorySession` where the company's rules ask, and not it. */
  readonly directorySession: string;
};

/** A release of before takes it for one that is over. */
export const noDirectorySession = '';

export const challengesOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const rows = tokenRowsOf(client, TableName, challenge);
  return {
    start: async (begun: Challenge, at: Instant): Promise<string> => {
      const token = newToken(begun.tenantId);
      const { tenantId: tid, userId: uid, loginHash, directorySession } = begun;
      const content = { tid, uid, loginHash, directorySession, ...challengeEndsFrom(at) };
      await rows.start(challenge.stored({ tokenHash: sessionKeyOf(token) }, content));
      return token;
    },
    find: async (token: string, at: Instant): Promise<Challenge | undefined> => {
      const found = await rows.findAlive(token, at);
      if (found === undefined) return undefined;
      const { tid: tenantId, uid: userId, loginHash, directorySession } = found;
      return { tenantId, userId, loginHash, directorySession };
    },
    end: rows.end,
  };
};

export type Challenges = ReturnType<typeof challengesOf>;
