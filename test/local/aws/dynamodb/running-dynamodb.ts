import { startDynamoDb, type DynamoDbOptions } from '#local/aws/dynamodb/start-dynamodb.ts';

import { optionsForOperator } from '../calls/operator-of-this-machine.ts';
import { createTable, documentClientOf, dynamoClientOf, indexedTable } from './battery/bench.ts';

/** A DynamoDB in memory, called by the operator of this machine. A defect of the service fails the process. */
export const aRunningDynamoDb = (changes: Partial<DynamoDbOptions> = {}) =>
  startDynamoDb({ ...optionsForOperator().options, region: 'us-east-1', ...changes });

/** The same with one indexed table, `claims`. */
export const aDynamoDbWithClaims = async (changes: Partial<DynamoDbOptions> = {}) => {
  const dynamo = await aRunningDynamoDb(changes);
  const client = dynamoClientOf(dynamo.url);
  await createTable(client, indexedTable('claims'));
  return { dynamo, client, document: documentClientOf(client), first: 'claims' };
};
