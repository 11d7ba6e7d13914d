import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, describe, expect, test } from 'vitest';

import { faultsToOrder } from '#local/aws/calls/faults.ts';

import { createTable, documentClientOf, dynamoClientOf, indexedTable } from './battery/bench.ts';
import { countInGsi1, found } from './battery/transacting.ts';
import { aDynamoDbWithClaims, aRunningDynamoDb } from './running-dynamodb.ts';

const faults = faultsToOrder();
afterEach(() => faults.clear());
const running = () => aDynamoDbWithClaims({ gate: faults.gate, indexLag: faults.indexLag });
type Running = Awaited<ReturnType<typeof running>>;

const put = ({ document }: Pick<Running, 'document'>, id: string, state = 'submitted') =>
  document.send(
    new PutCommand({ TableName: 'claims', Item: { PK: id, SK: 'HEAD', GSI1PK: state, GSI1SK: id } }),
  );

const move = ({ document }: Running, id: string, state: string) =>
  document.send(
    new UpdateCommand({
      TableName: 'claims',
      Key: { PK: id, SK: 'HEAD' },
      UpdateExpression: 'SET GSI1PK = :state',
      ExpressionAttributeValues: { ':state': state },
    }),
  );

const countsOf = (dynamo: Running) =>
  Promise.all(['submitted', 'approved'].map((state) => countInGsi1(dynamo, state)));

describe('delaying index writes', () => {
  test('keeps index reads stale until released, while the item is there', async () => {
    const dynamo = await running();
    faults.delayIndexWrites();
    await put(dynamo, 'c1');
    expect(await found(dynamo, { PK: 'c1', SK: 'HEAD' })).toBeDefined();
    expect(await countInGsi1(dynamo, 'submitted')).toBe(0);

    faults.releaseIndexWrites();
    await dynamo.dynamo.catchUpIndexes();
    expect(await countInGsi1(dynamo, 'submitted')).toBe(1);
    await dynamo.dynamo.close();
  });

  test('lets an entry appear after its time', async () => {
    const dynamo = await running();
    faults.delayIndexWrites({ milliseconds: 1500 });
    await put(dynamo, 'c1');
    expect(await countInGsi1(dynamo, 'submitted')).toBe(0);
    await expect.poll(() => countInGsi1(dynamo, 'submitted'), { timeout: 20_000 }).toBe(1);
    await dynamo.dynamo.close();
  });

  test('lets a prompt write wait behind a late one, so that the newer entry wins', async () => {
    const lags = [Promise.withResolvers<void>()];
    const dynamo = await aDynamoDbWithClaims({ indexLag: () => lags.shift()?.promise });
    await put(dynamo, 'c1', 'submitted');
    await move(dynamo, 'c1', 'approved');
    expect(await countsOf(dynamo)).toEqual([0, 0]);
    await dynamo.dynamo.catchUpIndexes();
    expect(await countsOf(dynamo)).toEqual([0, 1]);
    await dynamo.dynamo.close();
  });

  test('does not bring entries back into a table made anew', async () => {
    const dynamo = await running();
    faults.delayIndexWrites();
    await put(dynamo, 'c1');
    await dynamo.client.send(new DeleteTableCommand({ TableName: 'claims' }));
    await createTable(dynamo.client, indexedTable('claims'));
    faults.releaseIndexWrites();
    await dynamo.dynamo.catchUpIndexes();
    expect(await countInGsi1(dynamo, 'submitted')).toBe(0);
    await dynamo.dynamo.close();
  });

  test('loses no entry when the process ends before', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'stafee-late-'));
    const before = await aDynamoDbWithClaims({ dataFolder, indexLag: faults.indexLag });
    faults.delayIndexWrites();
    await put(before, 'c1');
    await before.dynamo.close();

    const after = await aRunningDynamoDb({ dataFolder });
    const document = documentClientOf(dynamoClientOf(after.url));
    expect(await countInGsi1({ document, first: 'claims' }, 'submitted')).toBe(1);
    await after.close();
    rmSync(dataFolder, { recursive: true });
  });
});
