import {
  DeleteCommand,
  QueryCommand,
  TransactWriteCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { isOperatorId, type OperatorId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import { listedOperatorSession, operatorChallenge, operatorSession } from '#rows/sign-in.ts';
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

/** What an operator sees of a session of his. */
export type ListedOperatorSession = {
  readonly sessionKey: string;
  readonly startedAt: Instant;
  readonly expiresAt: Instant;
  readonly device: string;
  readonly address: string;
};

/** More browsers than one person works in; of more, the oldest ends. */
const mostSessions = 5;

type From = { readonly device: string; readonly address: string };

export const operatorSessionsOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const remove = async (Key: Readonly<Record<string, string>>): Promise<void> => {
    await client.send(new DeleteCommand({ TableName, Key }));
  };
  /** The session goes first: a crash in between leaves a line that the next call finds again. */
  const endOne = async (operatorId: OperatorId, tokenHash: string): Promise<void> => {
    await remove(operatorSession.primaryKey({ tokenHash }));
    await remove(listedOperatorSession.primaryKey({ operatorId, tokenHash }));
  };
  /** Those whose time is not over, the newest first. */
  const listOf = async (operatorId: OperatorId, at: Instant): Promise<readonly ListedOperatorSession[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'PK = :pk',
        ExpressionAttributeValues: { ':pk': listedOperatorSession.partitionKey({ operatorId }) },
        ConsistentRead: true,
      }),
    );
    return Items.flatMap((item): readonly ListedOperatorSession[] => {
      const parts = storedPartsOf(listedOperatorSession, item);
      if (parts === undefined) return [];
      return [{ sessionKey: parts.tokenHash, ...listedOperatorSession.read(item) }];
    })
      .filter(({ expiresAt }) => at < expiresAt)
      .toSorted((one, other) => (one.startedAt < other.startedAt ? 1 : -1));
  };
  return {
    /** Returns the token that becomes the cookie; it is kept nowhere else. */
    start: async (operatorId: OperatorId, { device, address }: From, at: Instant): Promise<string> => {
      const token = newToken(operatorId);
      const [tokenHash, ends] = [sessionKeyOf(token), endsFrom(at)];
      const { expiresAt, ttl } = ends;
      const lines = [
        operatorSession.stored({ tokenHash }, { operatorId, ...ends }),
        listedOperatorSession.stored(
          { operatorId, tokenHash },
          { expiresAt, ttl, startedAt: at, device, address },
        ),
      ];
      const ConditionExpression = 'attribute_not_exists(PK)';
      const TransactItems = lines.map((Item) => ({ Put: { TableName, Item, ConditionExpression } }));
      await client.send(new TransactWriteCommand({ TransactItems }));
      const over = (await listOf(operatorId, at)).slice(mostSessions);
      await Promise.all(over.map(({ sessionKey }) => endOne(operatorId, sessionKey)));
      return token;
    },
    endOne,
    listOf,
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
