import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { RenewalReason } from '#domain/tenants/sign-in-rules.ts';
import { challenge, type ChallengeKind } from '#rows/sign-in.ts';
import { sealedByToken, openedByToken } from './token-seal.ts';
import { challengeEndsFrom, newToken, sessionKeyOf, tokenRowsOf } from './token-rows.ts';

/** What was proven so far, kept until the next step is answered. */
export type Challenge = {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly loginHash: string;
  /** What the user directory wants to see again; `noDirectorySession` where the company's rules ask, and not it. */
  readonly directorySession: string;
  /** @default a new password is asked for */
  readonly kind?: ChallengeKind;
  /** Of the person's standing as it was read before the password was looked at. @default it is not looked at */
  readonly rightsVersion?: number;
  /** A new password has to follow the code. */
  readonly renewal?: RenewalReason;
  /** The code was right: a new password is all that is left. */
  readonly isFactorProven?: boolean;
  /** The directory's own word that the password was right: an authenticator is set up by it. */
  readonly accessToken?: string;
  /** Of the authenticator whose place the next one takes. @default there is none */
  readonly formerTotpSince?: Instant;
};

/** A release of before takes it for one that is over. */
export const noDirectorySession = '';
/** Nothing of the directory's, where a release of before must not set a password. */
export const unknownToDirectory = 'none';

const challengeIn = (
  found: ReturnType<typeof challenge.read> | undefined,
  token: string,
): Challenge | undefined => {
  if (found === undefined) return undefined;
  const { tid: tenantId, uid: userId, accessToken, expiresAt: _ends, ttl: _ttl, ...rest } = found;
  const opened = accessToken === undefined ? {} : { accessToken: openedByToken(accessToken, token) };
  return { tenantId, userId, ...rest, ...opened };
};

export const challengesOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const rows = tokenRowsOf(client, TableName, challenge);
  return {
    /** @param hint what the challenge's id begins with. @default the company's id */
    start: async (
      { tenantId, userId, accessToken, ...begun }: Challenge,
      at: Instant,
      hint: string = tenantId,
    ): Promise<string> => {
      const token = newToken(hint);
      const content = {
        tid: tenantId,
        uid: userId,
        ...begun,
        ...(accessToken === undefined ? {} : { accessToken: sealedByToken(accessToken, token) }),
        ...challengeEndsFrom(at),
      };
      await rows.start(challenge.stored({ tokenHash: sessionKeyOf(token) }, content));
      return token;
    },
    find: async (token: string, at: Instant): Promise<Challenge | undefined> =>
      challengeIn(await rows.findAlive(token, at), token),
    /** Uses it up: it is answered once, whatever the answer is worth. */
    take: async (token: string, at: Instant): Promise<Challenge | undefined> =>
      challengeIn(await rows.takeAlive(token, at), token),
    end: rows.end,
  };
};

export type Challenges = ReturnType<typeof challengesOf>;
