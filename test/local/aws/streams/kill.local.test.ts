import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import {
  createTable,
  documentClientOf,
  dynamoClientOf,
  indexedTable,
  numbersTo,
} from '#test/local/aws/dynamodb/battery/bench.ts';
import { aRunningDynamoDb } from '#test/local/aws/dynamodb/running-dynamodb.ts';
import { spawnServing } from '#test/local/aws/kms/spawn-serving.ts';

import { aReader } from './a-reader.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stafee-streams-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const restarted = () => aRunningDynamoDb({ dataFolder: folder, isStreamed: () => true });

describe('killing the process before a stream is read', () => {
  test('loses no change, keeps the order and hands nothing over twice after the checkpoint', async () => {
    const { url, kill } = await spawnServing(join(import.meta.dirname, 'streams-child.ts'), folder);
    const client = dynamoClientOf(url);
    await createTable(client, indexedTable('claims'));
    const document = documentClientOf(client);
    const sortKeys = numbersTo(25).map((id) => String(id).padStart(2, '0'));
    for (const SK of sortKeys)
      await document.send(new PutCommand({ TableName: 'claims', Item: { PK: 'c1', SK } }));
    await kill();

    const first = await restarted();
    const one = await aReader(first.streams);
    await one.reader.catchUp();
    expect(one.calls.flat()).toEqual(sortKeys);
    await first.close();

    const second = await restarted();
    const again = documentClientOf(dynamoClientOf(second.url));
    await again.send(new PutCommand({ TableName: 'claims', Item: { PK: 'c1', SK: 'after' } }));
    const two = await aReader(second.streams);
    await two.reader.catchUp();
    expect(two.calls).toEqual([['after']]);
    expect(Number(two.records[0].dynamodb.SequenceNumber)).toBe(26);
    await second.close();
  });

  test('counts on after every entry was forgotten, so that no checkpoint lies ahead of a change', async () => {
    const first = await restarted();
    const client = dynamoClientOf(first.url);
    await createTable(client, indexedTable('claims'));
    await documentClientOf(client).send(new PutCommand({ TableName: 'claims', Item: { PK: 'c', SK: 'a' } }));
    await first.streams.setCheckpoint('Audit/archive', first.streams.lastSequence());
    await first.streams.forget('claims', first.streams.lastSequence());
    await first.close();

    const second = await restarted();
    await documentClientOf(dynamoClientOf(second.url)).send(
      new PutCommand({ TableName: 'claims', Item: { PK: 'c', SK: 'b' } }),
    );
    const { reader, calls } = await aReader(second.streams);
    await reader.catchUp();
    expect(calls).toEqual([['b']]);
    await second.close();
  });
});
