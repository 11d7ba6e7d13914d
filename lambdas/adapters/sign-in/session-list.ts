import {
  DeleteCommand,
  QueryCommand,
  TransactWriteCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { reasonsOf } from '#lambdas/adapters/aws/meetings.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import { listedSession, session } from '#rows/sign-in.ts';
import type { PersonPlace } from './standing.ts';
import type { Item } from './token-rows.ts';

/** More browsers than one person works in; of more, the oldest ends. */
const mostSessions = 10;
const rowsOfPage = 100;
const rowsAtOnce = 25;
/** Tidying up must not hold up a sign-in: what is left is met by the next one, and by the nightly purge. */
const tidyingMillis = 5000;

/** The row of a session, and what its line in the list says of it. */
type Begun = {
  readonly tokenHash: string;
  readonly ends: { readonly expiresAt: Instant; readonly ttl: number };
  readonly begun: Item;
  /** From where he came. @default known already */
  readonly seen?: Item | undefined;
  /** Sealed. */
  readonly about?: string | undefined;
};
type Listed = { readonly sessionKey: string; readonly expiresAt: Instant; readonly about?: string };

/** Newest first: all sessions live equally long. */
const byAge = (left: Listed, right: Listed): number => (left.expiresAt < right.expiresAt ? 1 : -1);

const listedIn = (item: Item): Omit<Listed, 'sessionKey'> => {
  const { expiresAt, about } = listedSession.read(item);
  return { expiresAt, ...(about === undefined ? {} : { about }) };
};

const putNew = (TableName: string, Item: Item) => ({
  Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(PK)' },
});

type Items = NonNullable<TransactWriteCommand['input']['TransactItems']>;

/** All of them; without `come` where another sign-in of his from there says the same at this moment. */
const beginWith = async (client: DynamoDBDocumentClient, items: Items, come: Items): Promise<void> => {
  try {
    await client.send(new TransactWriteCommand({ TransactItems: [...items, ...come] }));
  } catch (error) {
    if (come.length === 0 || !reasonsOf(error).includes('TransactionConflict')) throw error;
    await client.send(new TransactWriteCommand({ TransactItems: items }));
  }
};

/** One row per session in a list of its owner's, so that the oldest, or all of them, can be ended. */
export const sessionListsOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const remove = async (Key: Readonly<Record<string, string>>): Promise<void> => {
    await client.send(new DeleteCommand({ TableName, Key }));
  };
  const pageOf = async (owner: PersonPlace, ExclusiveStartKey: Item | undefined) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'PK = :pk',
        ExpressionAttributeValues: { ':pk': listedSession.partitionKey(owner) },
        ConsistentRead: true,
        Limit: rowsOfPage,
        ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey }),
      }),
    );
    const listed = Items.flatMap((item): readonly Listed[] => {
      const parts = storedPartsOf(listedSession, item);
      return parts === undefined ? [] : [{ sessionKey: parts.tokenHash, ...listedIn(item) }];
    });
    return { listed, next: LastEvaluatedKey };
  };
  /** The session goes first: a crash in between leaves a row that the next call finds again. */
  const end = async (owner: PersonPlace, sessionKey: string): Promise<void> => {
    await remove(session.primaryKey({ tokenHash: sessionKey }));
    await remove(listedSession.primaryKey({ ...owner, tokenHash: sessionKey }));
  };
  /** Ends all but the newest `kept`, page by page: a list of thousands is never held whole. */
  const endAllBut = async (owner: PersonPlace, kept: number): Promise<void> => {
    const isLate = AbortSignal.timeout(tidyingMillis);
    let newest: readonly Listed[] = [];
    let from: Item | undefined;
    do {
      // oxlint-disable-next-line no-await-in-loop -- a page names the next one
      const { listed, next } = await pageOf(owner, from);
      const sorted = [...newest, ...listed].toSorted(byAge);
      newest = sorted.slice(0, kept);
      const over = sorted.slice(kept);
      for (let done = 0; done < over.length && !isLate.aborted; done += rowsAtOnce) {
        const some = over.slice(done, done + rowsAtOnce);
        // oxlint-disable-next-line no-await-in-loop -- at most so many at once
        await Promise.all(some.map(({ sessionKey }) => end(owner, sessionKey)));
      }
      from = next;
    } while (from !== undefined && !isLate.aborted);
  };
  return {
    end,
    /** Puts a new session and its line in the list, both or none, and ends the oldest beyond the most. */
    start: async (owner: PersonPlace, { tokenHash, ends, begun, seen, about }: Begun): Promise<void> => {
      const { expiresAt, ttl } = ends;
      const listed = listedSession.stored(
        { ...owner, tokenHash },
        { expiresAt, ttl, ...(about === undefined ? {} : { about }) },
      );
      const items = [putNew(TableName, begun), putNew(TableName, listed)];
      await beginWith(client, items, seen === undefined ? [] : [{ Put: { TableName, Item: seen } }]);
      await endAllBut(owner, mostSessions);
    },
    endAllOf: (owner: PersonPlace): Promise<void> => endAllBut(owner, 0),
    /** The newest first: no more than one person may have. */
    listOf: async (owner: PersonPlace): Promise<readonly Listed[]> =>
      (await pageOf(owner, undefined)).listed.toSorted(byAge).slice(0, mostSessions),
  };
};
