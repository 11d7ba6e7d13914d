import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Cloud } from '#local/running-cloud.ts';

/** `actor action target outcome reason`, of the operators' day in Japan. */
export const trailOf = async (cloud: Cloud, now: Date): Promise<readonly string[]> => {
  const day = new Date(now.getTime() + 9 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
  const client = new DynamoDBClient({
    region: 'ap-northeast-1',
    endpoint: cloud.services.dynamodb,
    credentials: cloud.operator,
    systemClockOffset: now.getTime() - Date.now(),
  });
  const { Items = [] } = await DynamoDBDocumentClient.from(client).send(
    new QueryCommand({
      TableName: cloud.nameOf('Audit'),
      KeyConditionExpression: 'PK = :day',
      ExpressionAttributeValues: { ':day': `OPS#${day}` },
    }),
  );
  client.destroy();
  return Items.map(({ actor, action, target, outcome, reason }) =>
    [actor, action, target, outcome, reason].filter((part) => part !== undefined).join(' '),
  );
};
