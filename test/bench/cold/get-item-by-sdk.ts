import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';

/** The usual advice: one client, one command, esbuild with its own defaults. */
const client = new DynamoDBClient({});

export const handler = async () => {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: 'Session', Key: { PK: { S: 'S#1' }, SK: { S: 'S' } } }),
  );
  return { statusCode: Item === undefined ? 404 : 200, body: JSON.stringify(Item) };
};
