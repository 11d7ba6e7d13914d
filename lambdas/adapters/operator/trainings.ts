import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { OperatorId } from '#domain/kernel/ids.ts';
import { operatorTraining } from '#rows/operators.ts';
import { rowsOf } from '#rows/read-key.ts';

/** More years than anybody works here. */
const trainingsMost = 60;

/** 教育の記録 of an operator, the newest first. */
export const trainingsOf =
  (client: DynamoDBDocumentClient, TableName: string) => async (operatorId: OperatorId) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'PK = :pk AND begins_with(SK, :training)',
        ExpressionAttributeValues: {
          ':pk': operatorTraining.partitionKey({ operatorId }),
          ':training': operatorTraining.among({ operatorId }).skPrefix,
        },
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: trainingsMost,
      }),
    );
    return rowsOf(operatorTraining, Items);
  };
