import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isOperatorId, type OperatorId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { operatorChallenge, operatorSession } from '#rows/sign-in.ts';
import type { SignInStep } from './operator-directory.ts';
import {
  challengeRowsOf,
  expiryIn,
  hintIn,
  newToken,
  sessionRowsOf,
  textIn,
  type Expiry,
  type Item,
} from '#lambdas/adapters/sign-in/token-rows.ts';

export type OperatorSession = Expiry & { readonly operatorId: OperatorId };

/** The operator in the cookie is a hint that saves a round trip; it counts only if the session says the same. */
export const operatorHintIn = (token: string): OperatorId | undefined => {
  const hint = hintIn(token);
  return isOperatorId(hint) ? hint : undefined;
};

export const operatorSessionIn = (item: Item | undefined): OperatorSession | undefined => {
  const operatorId: unknown = item?.['operatorId'];
  const expiry = item === undefined ? undefined : expiryIn(item);
  return isOperatorId(operatorId) && expiry !== undefined ? { operatorId, ...expiry } : undefined;
};

export const operatorSessionsOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const rows = sessionRowsOf(client, TableName, operatorSession);
  return {
    /** Returns the token that becomes the cookie; it is kept nowhere else. */
    start: async (operatorId: OperatorId, at: Instant): Promise<string> => {
      const token = newToken(operatorId);
      await rows.start(token, { operatorId }, at);
      return token;
    },
    end: rows.end,
    move: rows.move,
  };
};

/** A sign-in that has proven a password and waits for its next step. */
export type OperatorChallenge = {
  readonly operatorId: OperatorId;
  readonly kind: SignInStep['kind'];
  readonly directorySession: string;
};

const kinds = ['new-password', 'totp-setup', 'totp'] as const;

const challengeIn = (item: Item | undefined): OperatorChallenge | undefined => {
  const operatorId: unknown = item?.['operatorId'];
  const kind = kinds.find((known) => known === item?.['kind']);
  if (item === undefined || !isOperatorId(operatorId) || kind === undefined) return undefined;
  return { operatorId, kind, directorySession: textIn(item, 'directorySession') };
};

export const operatorChallengesOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const rows = challengeRowsOf(client, TableName, operatorChallenge);
  return {
    start: async (challenge: OperatorChallenge, at: Instant): Promise<string> => {
      const token = newToken(challenge.operatorId);
      await rows.start(token, challenge, at);
      return token;
    },
    find: async (token: string, at: Instant) => challengeIn(await rows.find(token, at)),
    end: rows.end,
  };
};
