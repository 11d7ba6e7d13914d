import { UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { aDynamoDbWithClaims } from '#test/local/aws/dynamodb/running-dynamodb.ts';

import { aReader, fails, works } from './a-reader.ts';

let running: Awaited<ReturnType<typeof aDynamoDbWithClaims>>;
let now = new Date();
beforeEach(async () => {
  running = await aDynamoDbWithClaims({ isStreamed: (table) => table === 'claims', clock: () => now });
});
afterEach(() => running.dynamo.close());

const put = (SK: string, more: Record<string, unknown> = {}) =>
  running.document.send(new PutCommand({ TableName: 'claims', Item: { PK: 'c1', SK, ...more } }));
const putAll = async (...sortKeys: readonly string[]) => {
  for (const SK of sortKeys) await put(SK);
};

describe('reading the stream of a table', () => {
  test('gives each change with its images, its name and its time', async () => {
    now = new Date('2026-11-23T00:00:00.000Z');
    running.client.config.systemClockOffset = now.getTime() - Date.now();
    await put('a', { v: 1 });
    await put('a', { v: 2 });
    await running.document.send(new DeleteCommand({ TableName: 'claims', Key: { PK: 'c1', SK: 'a' } }));
    const { reader, records } = await aReader(running.dynamo.streams);
    await reader.catchUp();

    const key = { PK: { S: 'c1' }, SK: { S: 'a' } };
    expect(
      records.map(({ eventName, dynamodb }) => [eventName, dynamodb.OldImage, dynamodb.NewImage]),
    ).toEqual([
      ['INSERT', undefined, { ...key, v: { N: '1' } }],
      ['MODIFY', { ...key, v: { N: '1' } }, { ...key, v: { N: '2' } }],
      ['REMOVE', { ...key, v: { N: '2' } }, undefined],
    ]);
    expect(records[0]).toMatchObject({
      eventSource: 'aws:dynamodb',
      eventSourceARN: 'arn:stream',
      dynamodb: { ApproximateCreationDateTime: 1_795_392_000, SequenceNumber: '000000000000000000001' },
    });
    expect(records[0].userIdentity).toBeUndefined();
    now = new Date();
    running.client.config.systemClockOffset = 0;
  });

  test('says of an expiry that DynamoDB itself removed the item', async () => {
    const TimeToLiveSpecification = { Enabled: true, AttributeName: 'ttl' };
    await running.client.send(new UpdateTimeToLiveCommand({ TableName: 'claims', TimeToLiveSpecification }));
    await put('old', { ttl: Math.floor(Date.now() / 1000) - 60 });
    await running.dynamo.sweep();
    const { reader, records } = await aReader(running.dynamo.streams);
    await reader.catchUp();
    expect(records.at(-1)).toMatchObject({
      eventName: 'REMOVE',
      userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
    });
  });

  test('goes on where it stopped, also as a new reader of the same name', async () => {
    await putAll('a', 'b');
    const first = await aReader(running.dynamo.streams);
    await first.reader.catchUp();
    await first.reader.stop();
    await putAll('c');
    const second = await aReader(running.dynamo.streams);
    await second.reader.catchUp();
    expect([first.calls, second.calls]).toEqual([[['a', 'b']], [['c']]]);
  });

  test('begins with what comes from now on, if the mapping says so', async () => {
    await putAll('a');
    const { reader, calls } = await aReader(running.dynamo.streams, { changes: { startsAt: 'LATEST' } });
    await putAll('b');
    await reader.catchUp();
    expect(calls).toEqual([['b']]);
  });

  test('hands over only what the filter lets through, and calls nobody for the rest', async () => {
    const pattern = { dynamodb: { NewImage: { action: { S: ['claim.send-back'] } } } };
    const { reader, calls } = await aReader(running.dynamo.streams, { changes: { filters: [pattern] } });
    await put('a', { action: 'claim.submit' });
    await reader.catchUp();
    expect(calls).toEqual([]);
    await put('b', { action: 'claim.send-back' });
    await reader.catchUp();
    expect(calls).toEqual([['b']]);
  });

  test('takes as many at once as the mapping allows', async () => {
    await putAll('a', 'b', 'c', 'd', 'e');
    const { reader, calls } = await aReader(running.dynamo.streams, { changes: { batchSize: 2 } });
    await reader.catchUp();
    expect(calls).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });
});

describe('a batch that fails', () => {
  test('comes again before anything that follows it', async () => {
    await putAll('a', 'b', 'c');
    const { reader, calls, dead } = await aReader(running.dynamo.streams, {
      changes: { batchSize: 2 },
      judge: (_keys, call) => (call === 0 ? fails : works),
    });
    await reader.catchUp();
    expect(calls).toEqual([['a', 'b'], ['a', 'b'], ['c']]);
    expect(dead).toEqual([]);
  });

  test('is cut in halves until the poisoned record stands alone, and only that one is given up', async () => {
    await putAll('a', 'b', 'poison', 'd');
    const { reader, calls, records, dead } = await aReader(running.dynamo.streams, {
      changes: { bisects: true, retriesMax: 1 },
      judge: (keys) => (keys.includes('poison') ? fails : works),
    });
    await reader.catchUp();
    expect(calls).toEqual([
      ['a', 'b', 'poison', 'd'],
      ['a', 'b'],
      ['poison', 'd'],
      ['poison'],
      ['poison'],
      ['d'],
    ]);
    expect(records.map(({ dynamodb }) => dynamodb.Keys.SK.S)).toEqual(['a', 'b', 'd']);
    expect(dead).toMatchObject([
      {
        queueArn: 'arn:dead',
        DDBStreamBatchInfo: { batchSize: 1, startSequenceNumber: '000000000000000000003' },
      },
    ]);
  });

  test('goes on from the first record that the function names', async () => {
    await putAll('a', 'b', 'c');
    const named = {
      payload: JSON.stringify({ batchItemFailures: [{ itemIdentifier: '000000000000000000002' }] }),
    };
    const { reader, calls } = await aReader(running.dynamo.streams, {
      changes: { reportsFailures: true },
      judge: (_keys, call) => (call === 0 ? named : works),
    });
    await reader.catchUp();
    expect(calls).toEqual([
      ['a', 'b', 'c'],
      ['b', 'c'],
    ]);
  });
});
