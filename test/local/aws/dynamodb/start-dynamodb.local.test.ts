import { setTimeout as wait } from 'node:timers/promises';
import {
  DescribeLimitsCommand,
  DynamoDBClient,
  ListTablesCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { callLog } from '#local/aws/calls/call-log.ts';
import { faultsToOrder } from '#local/aws/calls/faults.ts';
import { gateOf } from '#local/aws/calls/gate.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';

import { createTable, documentClientOf, dynamoClientOf, plainTable, refusalOf } from './battery/bench.ts';
import { found, transact } from './battery/transacting.ts';
import { aDynamoDbWithClaims, aRunningDynamoDb } from './running-dynamodb.ts';

const faults = faultsToOrder();
const log = callLog();
let running: Awaited<ReturnType<typeof aDynamoDbWithClaims>>;
beforeAll(async () => {
  running = await aDynamoDbWithClaims({ gate: gateOf([log.gate, faults.gate]) });
});
beforeEach(() => {
  log.clear();
  faults.clear();
});
afterAll(() => running.dynamo.close());

const put = (id: string) => new PutCommand({ TableName: 'claims', Item: { PK: id, SK: 'HEAD' } });
const putAction = (id: string) => ({ Put: { TableName: 'claims', Item: { PK: id, SK: 'HEAD' } } });

describe('calling the local DynamoDB', () => {
  test('is refused with a wrong secret', async () => {
    const stranger = new DynamoDBClient({
      endpoint: running.dynamo.url,
      region: 'us-east-1',
      maxAttempts: 1,
      credentials: { accessKeyId: 'local', secretAccessKey: 'guessed' },
    });
    await refusalOf(stranger.send(new ListTablesCommand()), 'InvalidSignatureException');
    expect(log.take()).toEqual([]);
  });

  test('is refused for an operation that does not exist here', async () => {
    await expect(running.client.send(new DescribeLimitsCommand())).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: 'DescribeLimits is not known to the local DynamoDB',
    });
  });

  test('is refused with what the gate throws, and has no effect then', async () => {
    const dynamo = await aRunningDynamoDb({
      gate: async ({ operation }) => {
        if (operation !== 'CreateTable') return;
        throw new ServiceFault('AccessDeniedException', 'not allowed to create', 400, { Reason: 'test' });
      },
    });
    const client = dynamoClientOf(dynamo.url);
    const refusal = await refusalOf(
      createTable(client, plainTable('claims', { name: 'p', type: 'S' })),
      'AccessDeniedException',
      /^not allowed to create$/,
    );
    expect(refusal.$metadata.httpStatusCode).toBe(400);
    expect((await client.send(new ListTablesCommand())).TableNames).toEqual([]);
    await dynamo.close();
  });

  test('lists tables page by page', async () => {
    const dynamo = await aRunningDynamoDb();
    const client = dynamoClientOf(dynamo.url);
    for (const name of ['one', 'three', 'two']) {
      await createTable(client, plainTable(name, { name: 'p', type: 'S' }));
    }
    const page = await client.send(new ListTablesCommand({ Limit: 2 }));
    expect([page.TableNames, page.LastEvaluatedTableName]).toEqual([['one', 'three'], 'three']);
    const rest = await client.send(new ListTablesCommand({ ExclusiveStartTableName: 'three' }));
    expect([rest.TableNames, rest.LastEvaluatedTableName]).toEqual([['two'], undefined]);
    await dynamo.close();
  });

  test('tells twice the capacity for a transaction, per table', async () => {
    const { ConsumedCapacity: consumed } = await running.client.send(
      new TransactWriteItemsCommand({
        TransactItems: ['a', 'b'].map((id) => ({
          Put: { TableName: 'claims', Item: { PK: { S: id }, SK: { S: 'x'.repeat(1000) } } },
        })),
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    expect(consumed).toEqual([{ TableName: 'claims', CapacityUnits: 4 }]);
  });
});

describe('ordering faults', () => {
  test('throttles once, and the SDK succeeds at its second attempt', async () => {
    const patient = documentClientOf(dynamoClientOf(running.dynamo.url, 3));
    faults.throttleNext({ service: 'dynamodb', operation: 'PutItem' });
    const { $metadata: metadata } = await patient.send(put('throttled'));
    expect(metadata.attempts).toBe(2);
    expect(log.take().map(({ operation }) => operation)).toEqual(['PutItem', 'PutItem']);
  });

  test('fails the next two calls without effect, and then no more', async () => {
    faults.failNext({
      service: 'dynamodb',
      operation: 'PutItem',
      code: 'InternalServerError',
      statusCode: 500,
      times: 2,
    });
    const refusal = await refusalOf(running.document.send(put('failing')), 'InternalServerError');
    expect(refusal.$metadata.httpStatusCode).toBe(500);
    expect(await found(running, { PK: 'failing', SK: 'HEAD' })).toBeUndefined();
    await refusalOf(running.document.send(put('failing')), 'InternalServerError');
    await running.document.send(put('failing'));
    expect(await found(running, { PK: 'failing', SK: 'HEAD' })).toBeDefined();
  });

  test('conflicts a transaction with one reason per action, and nothing is written', async () => {
    faults.conflictNextTransaction({ items: [1] });
    const call = transact(running, [putAction('conflict-a'), putAction('conflict-b')]);
    const refusal = await refusalOf(call, 'TransactionCanceledException', /\[None, TransactionConflict\]/);
    expect(refusal.CancellationReasons).toEqual([
      { Code: 'None' },
      { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' },
    ]);
    expect(await found(running, { PK: 'conflict-a', SK: 'HEAD' })).toBeUndefined();
    await transact(running, [putAction('conflict-a')]);
    expect(await found(running, { PK: 'conflict-a', SK: 'HEAD' })).toBeDefined();
  });
});

describe('logging calls', () => {
  test('names the operation, the caller, the tables and the input as the SDK sent it', async () => {
    await running.document.send(new GetCommand({ TableName: 'claims', Key: { PK: 'a', SK: 'b' } }));
    await transact(running, [putAction('logged-a'), putAction('logged-b')], 'one-token');
    const [get, write] = log.take();
    expect(get).toEqual({
      service: 'dynamodb',
      operation: 'GetItem',
      principalArn: 'arn:aws:iam::000000000000:root',
      resources: ['claims'],
      input: { TableName: 'claims', Key: { PK: { S: 'a' }, SK: { S: 'b' } } },
    });
    expect(write).toMatchObject({ operation: 'TransactWriteItems', resources: ['claims'] });
    expect(write?.input).toHaveProperty('ClientRequestToken', 'one-token');
    expect(log.take()).toEqual([]);
  });
});

test('closing waits for what is under way, although whoever asked is cut off', async () => {
  const steps: string[] = [];
  const [asked, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { dynamo, document } = await aDynamoDbWithClaims({
    gate: async ({ operation }) => {
      if (operation !== 'GetItem') return;
      asked.resolve();
      await released.promise;
      steps.push('looked up');
    },
  });
  const cutOff = document
    .send(new GetCommand({ TableName: 'claims', Key: { PK: 'a', SK: 'HEAD' } }))
    .catch(() => 'cut off');
  await asked.promise;
  const closing = dynamo.close().then(() => steps.push('closed'));
  await Promise.race([closing, wait(50)]);
  released.resolve();
  await Promise.all([closing, cutOff]);
  expect(steps).toEqual(['looked up', 'closed']);
});
