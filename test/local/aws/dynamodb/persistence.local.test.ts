import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeContinuousBackupsCommand,
  DescribeTimeToLiveCommand,
  UpdateContinuousBackupsCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { spawnServing } from '#test/local/aws/kms/spawn-serving.ts';

import { createTable, documentClientOf, dynamoClientOf, indexedTable, numbersTo } from './battery/bench.ts';
import { countInGsi1, found, transact } from './battery/transacting.ts';
import { aRunningDynamoDb } from './running-dynamodb.ts';

const child = join(import.meta.dirname, 'dynamodb-child.ts');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stafee-dynamodb-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Children that a failed test would leave behind. */
const alive = new Set<() => Promise<void>>();
afterEach(() => Promise.all([...alive].map((kill) => kill())));

const serve = async (name: string) => {
  const served = await spawnServing(child, join(folder, name));
  const kill = async () => {
    alive.delete(kill);
    await served.kill();
  };
  alive.add(kill);
  const client = dynamoClientOf(served.url);
  return { kill, client, document: documentClientOf(client), first: 'claims' };
};

const pair = (id: number) =>
  ['head', 'line'].map((SK) => ({
    Put: { TableName: 'claims', Item: { PK: `c${id}`, SK, GSI1PK: 'pairs', GSI1SK: `${id}` } },
  }));

describe('killing the local DynamoDB', () => {
  test('loses no answered write, index entry or setting', async () => {
    const before = await serve('answered');
    await createTable(before.client, indexedTable('claims'));
    for (const id of numbersTo(30)) {
      const Item = { PK: 'a', SK: String(id).padStart(3, '0'), GSI1PK: 'g', GSI1SK: String(id) };
      await before.document.send(new PutCommand({ TableName: 'claims', Item }));
    }
    await before.client.send(
      new UpdateTimeToLiveCommand({
        TableName: 'claims',
        TimeToLiveSpecification: { Enabled: true, AttributeName: 'ttl' },
      }),
    );
    await before.client.send(
      new UpdateContinuousBackupsCommand({
        TableName: 'claims',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    );
    await before.kill();

    const after = await serve('answered');
    const stored = await after.document.send(
      new QueryCommand({
        TableName: 'claims',
        KeyConditionExpression: 'PK = :p',
        ExpressionAttributeValues: { ':p': 'a' },
      }),
    );
    expect([stored.Count, await countInGsi1(after, 'g')]).toEqual([30, 30]);
    const ttl = await after.client.send(new DescribeTimeToLiveCommand({ TableName: 'claims' }));
    expect(ttl.TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'ttl' });
    const backups = await after.client.send(new DescribeContinuousBackupsCommand({ TableName: 'claims' }));
    expect(backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription).toEqual({
      PointInTimeRecoveryStatus: 'ENABLED',
    });
  });

  test('in the middle of transactions leaves each whole or absent, with its index entries', async () => {
    const before = await serve('torn');
    await createTable(before.client, indexedTable('claims'));
    const answered: number[] = [];
    const writing = numbersTo(400).map((id) =>
      transact(before, pair(id)).then(
        () => answered.push(id),
        () => undefined,
      ),
    );
    await writing[20];
    await before.kill();
    await Promise.all(writing);

    const after = await serve('torn');
    const parts = await Promise.all(
      numbersTo(400).map(async (id) => {
        const both = ['head', 'line'].map((SK) => found(after, { PK: `c${id}`, SK }));
        return (await Promise.all(both)).filter((item) => item !== undefined).length;
      }),
    );
    expect(answered.length).toBeGreaterThan(0);
    expect(answered.map((id) => parts[id])).toEqual(answered.map(() => 2));
    expect(parts.filter((count) => count === 1)).toEqual([]);
    expect(await countInGsi1(after, 'pairs')).toBe(parts.reduce((sum, count) => sum + count, 0));
  });

  test('does not forget a request token, so that a repeat after the crash does nothing twice', async () => {
    const add = {
      Update: {
        TableName: 'claims',
        Key: { PK: 'tx', SK: 'idem' },
        UpdateExpression: 'ADD v :one',
        ExpressionAttributeValues: { ':one': 1 },
      },
    };
    const before = await serve('token');
    await createTable(before.client, indexedTable('claims'));
    await transact(before, [add], 'one-token');
    await before.kill();

    const after = await serve('token');
    await transact(after, [add], 'one-token');
    expect(await found(after, { PK: 'tx', SK: 'idem' })).toHaveProperty('v', 1);
  });
});

describe('opening a data folder', () => {
  test('that another process holds is refused with its name', async () => {
    const dataFolder = join(folder, 'held');
    const holder = await aRunningDynamoDb({ dataFolder });
    await expect(aRunningDynamoDb({ dataFolder })).rejects.toThrow(
      `The DynamoDB data in ${dataFolder} cannot be opened: is another process using it?`,
    );
    await holder.close();
  });

  test('is possible again after a taken port', async () => {
    const dataFolder = join(folder, 'port');
    const other = await aRunningDynamoDb();
    const port = Number(new URL(other.url).port);
    await expect(aRunningDynamoDb({ dataFolder, port })).rejects.toThrow('EADDRINUSE');
    await other.close();
    const dynamo = await aRunningDynamoDb({ dataFolder });
    await expect(dynamo.close()).resolves.toBeUndefined();
  });
});
