import { setTimeout as pause } from 'node:timers/promises';
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Asked = NonNullable<BatchGetCommand['input']['RequestItems']>;
type Answers = Readonly<Record<string, readonly Record<string, unknown>[] | undefined>>;

const pausesMillis = [30, 100, 300];

/** DynamoDB was busy for longer than a request waits. */
class NeverAll extends Error {
  override name = 'ThrottlingException';
}

/** Items by table. DynamoDB may leave some of the keys for later when it is busy: they are asked for again. */
export const readBatch = async (
  client: DynamoDBDocumentClient,
  RequestItems: Asked,
  pauses: readonly number[] = pausesMillis,
): Promise<Answers> => {
  const { Responses = {}, UnprocessedKeys = {} } = await client.send(new BatchGetCommand({ RequestItems }));
  if (Object.keys(UnprocessedKeys).length === 0) return Responses;
  const [millis, ...later] = pauses;
  if (millis === undefined) throw new NeverAll('the items could not be read in time');
  await pause(millis);
  const rest = await readBatch(client, UnprocessedKeys, later);
  // One table's answers may come in parts.
  const tables = Object.keys({ ...Responses, ...rest });
  return Object.fromEntries(
    tables.map((table) => [table, [...(Responses[table] ?? []), ...(rest[table] ?? [])]]),
  );
};
