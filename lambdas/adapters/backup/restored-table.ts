import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { sharedConnections } from '#lambdas/adapters/aws/clients.ts';

/** `arn:aws:dynamodb:<region>:<account>:table/<name>`. */
const placeIn = (tableArn: string) => ({
  region: tableArn.split(':')[3] ?? '',
  tableName: tableArn.split('/').at(-1) ?? '',
});

/** A table that a restore test made, in the Region of its ARN. Nobody works with it, so counting it hurts nobody. */
export const restoredTableOf = (tableArn: string) => {
  const { region, tableName: TableName } = placeIn(tableArn);
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ region, requestHandler: sharedConnections }),
  );
  return {
    region,
    tableName: TableName,
    client,
    /** `PK:HASH`, `SK:RANGE`. */
    keySchema: async (): Promise<readonly string[]> => {
      const { Table } = await client.send(new DescribeTableCommand({ TableName }));
      return (Table?.KeySchema ?? []).map(({ AttributeName, KeyType }) => `${AttributeName}:${KeyType}`);
    },
    /** Counts no further than asked: DescribeTable's own count is six hours late. */
    countUpTo: async (most: number): Promise<number> => {
      const { Count = 0 } = await client.send(new ScanCommand({ TableName, Select: 'COUNT', Limit: most }));
      return Count;
    },
    rows: async (partitionKey: string, most: number): Promise<readonly Record<string, unknown>[]> => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'PK = :pk',
          ExpressionAttributeValues: { ':pk': partitionKey },
          Limit: most,
        }),
      );
      return Items;
    },
  };
};

export type RestoredTableReader = ReturnType<typeof restoredTableOf>;
