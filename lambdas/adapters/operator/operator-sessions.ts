import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isOperatorId, type OperatorId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { operatorChallenge, operatorSession } from '#rows/sign-in.ts';
import type { SignInStep } from './operator-directory.ts';
import {
  challengeEndsFrom,
  endsFrom,
  hintIn,
  movingIn,
  newToken,
  sessionKeyOf,
  tokenRowsOf,
  type Expiry,
} from '#lambdas/adapters/sign-in/token-rows.ts';

export type OperatorSession = Expiry & { readonly operatorId: OperatorId };

/** The operator in the cookie is a hint that saves a round trip; it counts only if the session says the same. */
export const operatorHintIn = (token: string): OperatorId | undefined => {
  const hint = hintIn(token);
  return isOperatorId(hint) ? hint : undefined;
};

export const operatorSessionsOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const rows = tokenRowsOf(client, TableName, operatorSession);
  return {
    /** Returns the token that becomes the cookie; it is kept nowhere else. */
    start: async (operatorId: OperatorId, at: Instant): Promise<string> => {
      const token = newToken(operatorId);
      const content = { operatorId, ...endsFrom(at) };
      await rows.start(operatorSession.stored({ tokenHash: sessionKeyOf(token) }, content));
      return token;
    },
    end: rows.end,
    move: movingIn(client, TableName, operatorSession),
  };
};

/** A sign-in that has proven a password and waits for its next step. */
export type OperatorChallenge = {
  readonly operatorId: OperatorId;
  readonly kind: SignInStep['kind'];
  readonly directorySession: string;
};

export const operatorChallengesOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const rows = tokenRowsOf(client, TableName, operatorChallenge);
  return {
    start: async (challenge: OperatorChallenge, at: Instant): Promise<string> => {
      const token = newToken(challenge.operatorId);
      const content = { ...challenge, ...challengeEndsFrom(at) };
      await rows.start(operatorChallenge.stored({ tokenHash: sessionKeyOf(token) }, content));
      return token;
    },
    find: (token: string, at: Instant): Promise<OperatorChallenge | undefined> => rows.findAlive(token, at),
    end: rows.end,
  };
};
