import { UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';

import type { ItemChange } from '#local/aws/dynamodb/attribute-value.ts';

import { transact, found } from './battery/transacting.ts';
import { aDynamoDbWithClaims } from './running-dynamodb.ts';

const listened = async () => {
  const commits: (readonly ItemChange[])[] = [];
  let now = new Date();
  const running = await aDynamoDbWithClaims({
    onCommit: (changes) => commits.push(changes),
    clock: () => now,
  });
  return {
    ...running,
    commits,
    advance: (seconds: number) => (now = new Date(now.getTime() + seconds * 1000)),
  };
};

const key = { PK: { S: 'c1' }, SK: { S: 'HEAD' } };

describe('listening to commits', () => {
  test('hears a creation, a change and a deletion, each with the item before and after', async () => {
    const { dynamo, document, commits } = await listened();
    const Key = { PK: 'c1', SK: 'HEAD' };
    await document.send(new PutCommand({ TableName: 'claims', Item: { ...Key, v: 1 } }));
    await document.send(
      new UpdateCommand({
        TableName: 'claims',
        Key,
        UpdateExpression: 'SET v = :two',
        ExpressionAttributeValues: { ':two': 2 },
      }),
    );
    await document.send(new DeleteCommand({ TableName: 'claims', Key }));
    await dynamo.close();

    const one = { ...key, v: { N: '1' } };
    const two = { ...key, v: { N: '2' } };
    expect(commits).toEqual([
      [{ table: 'claims', key, newItem: one }],
      [{ table: 'claims', key, oldItem: one, newItem: two }],
      [{ table: 'claims', key, oldItem: two }],
    ]);
  });

  test('hears a transaction and a batch once, with all their changes and without mere checks', async () => {
    const { dynamo, document, commits } = await listened();
    await transact({ document }, [
      { Put: { TableName: 'claims', Item: { PK: 'c1', SK: 'HEAD' } } },
      { Put: { TableName: 'claims', Item: { PK: 'c1', SK: 'LINES' } } },
      {
        ConditionCheck: {
          TableName: 'claims',
          Key: { PK: 'settings', SK: '1' },
          ConditionExpression: 'attribute_not_exists(PK)',
        },
      },
    ]);
    const puts = ['a', 'b', 'c'].map((SK) => ({ PutRequest: { Item: { PK: 'batch', SK } } }));
    await document.send(new BatchWriteCommand({ RequestItems: { claims: puts } }));
    await dynamo.close();

    const sortKeys = commits.map((changes) => changes.map((change) => change.key['SK']?.S));
    expect(sortKeys).toEqual([
      ['HEAD', 'LINES'],
      ['a', 'b', 'c'],
    ]);
  });

  test('hears nothing of what was refused or was not there', async () => {
    const { dynamo, document, commits } = await listened();
    const refused = new PutCommand({
      TableName: 'claims',
      Item: { PK: 'c1', SK: 'HEAD' },
      ConditionExpression: 'attribute_exists(PK)',
    });
    await expect(document.send(refused)).rejects.toThrow('The conditional request failed');
    await document.send(new DeleteCommand({ TableName: 'claims', Key: { PK: 'none', SK: 'none' } }));
    await dynamo.close();
    expect(commits).toEqual([]);
  });

  test('hears of an expiry as such', async () => {
    const { dynamo, client, document, first, commits, advance } = await listened();
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName: 'claims',
        TimeToLiveSpecification: { Enabled: true, AttributeName: 'expiresAt' },
      }),
    );
    const inOneMinute = Math.floor(Date.now() / 1000) + 60;
    const items = [
      { PK: 'session', SK: 'short', expiresAt: inOneMinute },
      { PK: 'session', SK: 'long', expiresAt: inOneMinute + 600 },
      { PK: 'session', SK: 'text', expiresAt: 'yesterday' },
      { PK: 'session', SK: 'ancient', expiresAt: inOneMinute - 200_000_000 },
    ];
    for (const Item of items) await document.send(new PutCommand({ TableName: 'claims', Item }));
    await dynamo.sweep();
    expect(await found({ document, first }, { PK: 'session', SK: 'short' })).toBeDefined();

    advance(120);
    await dynamo.sweep();
    expect(await found({ document, first }, { PK: 'session', SK: 'short' })).toBeUndefined();
    expect(commits.slice(4).flat()).toEqual([
      {
        table: 'claims',
        key: { PK: { S: 'session' }, SK: { S: 'short' } },
        oldItem: {
          PK: { S: 'session' },
          SK: { S: 'short' },
          expiresAt: { N: String(inOneMinute) },
        },
        isExpiry: true,
      },
    ]);
    await dynamo.close();
  });
});
