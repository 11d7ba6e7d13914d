import { DeleteCommand, ScanCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isFailedCondition } from '#lambdas/adapters/aws/meetings.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { allRowKinds } from '#rows/all.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import { challenge, operatorChallenge, operatorSession, session } from '#rows/sign-in.ts';

export type ExpiredCounts = { readonly sessions: number; readonly challenges: number };

type Row = { readonly PK: unknown; readonly SK: unknown };
type Kind = (typeof allRowKinds)[number];
type Expired = { readonly row: Row; readonly kind: Kind };

/** Lists of a person's sessions, links for a new password and counters of strangers go too, and count as nothing. */
const expiring = allRowKinds.filter(({ keeps }) => keeps === 'expiring');
const sessions: readonly string[] = [session.name, operatorSession.name];
const challenges: readonly string[] = [challenge.name, operatorChallenge.name];

/** Either end of a session, or the one end of a challenge; that moment itself is over. */
const isOver = 'expiresAt <= :at OR idleExpiresAt <= :at';
const rowsAtOnce = 10;
const rowsOfPage = 500;

const expiredIn = ({ PK, SK }: Readonly<Record<string, unknown>>): readonly Expired[] => {
  const kind = expiring.find((one) => storedPartsOf({ ...one, parts: {} }, { PK, SK }) !== undefined);
  return kind === undefined ? [] : [{ row: { PK, SK }, kind }];
};

const countedAs = ({ name }: Kind): keyof ExpiredCounts | undefined => {
  if (sessions.includes(name)) return 'sessions';
  return challenges.includes(name) ? 'challenges' : undefined;
};

const chunksOf = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_unused, index) =>
    all.slice(index * size, (index + 1) * size),
  );

/** Removes one row that is still over; 0 when it was moved or removed meanwhile. */
const remove = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  { row, at }: { readonly row: Row; readonly at: Instant },
): Promise<0 | 1> => {
  try {
    const over = { ConditionExpression: isOver, ExpressionAttributeValues: { ':at': at } };
    await client.send(new DeleteCommand({ TableName, Key: row, ...over }));
    return 1;
  } catch (error) {
    if (isFailedCondition(error)) return 0;
    throw error;
  }
};

/**
 * Sessions and challenges that are over but still lie in a table: time to live takes its time, and is no erasure. A
 * scan once a day, of keys only, by a function that reads no tenant's data.
 */
export const expiredRowsOf =
  (client: DynamoDBDocumentClient, tables: readonly string[]) =>
  async (at: Instant, mayGoOn: () => boolean): Promise<ExpiredCounts> => {
    const counts = { sessions: 0, challenges: 0 };
    for (const TableName of tables) {
      let ExclusiveStartKey: Record<string, unknown> | undefined;
      do {
        // oxlint-disable-next-line no-await-in-loop -- a page names the next one
        const page = await client.send(
          new ScanCommand({
            TableName,
            FilterExpression: isOver,
            ExpressionAttributeValues: { ':at': at },
            ProjectionExpression: 'PK, SK',
            Limit: rowsOfPage,
            ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey }),
          }),
        );
        for (const found of chunksOf((page.Items ?? []).flatMap(expiredIn), rowsAtOnce)) {
          // oxlint-disable-next-line no-await-in-loop -- at most so many at once
          const removed = await Promise.all(found.map(({ row }) => remove(client, TableName, { row, at })));
          for (const [index, { kind }] of found.entries()) {
            const counted = countedAs(kind);
            if (counted !== undefined) counts[counted] += removed[index] ?? 0;
          }
        }
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey !== undefined && mayGoOn());
    }
    return counts;
  };
