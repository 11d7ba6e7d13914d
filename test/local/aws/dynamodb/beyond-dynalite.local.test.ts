import { createHash } from 'node:crypto';
import { UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { activeTable, keySchema, refusalOf } from './battery/bench.ts';
import { countInGsi1, found, transact } from './battery/transacting.ts';
import { aDynamoDbWithClaims } from './running-dynamodb.ts';

let running: Awaited<ReturnType<typeof aDynamoDbWithClaims>>;
beforeAll(async () => {
  running = await aDynamoDbWithClaims();
});
afterAll(() => running.dynamo.close());

const put = (item: Record<string, unknown>) =>
  running.document.send(new PutCommand({ TableName: 'claims', Item: item }));

/** 'P', 'K', 'S', 'K', 'd', three bytes of 経 and one of '1': what is left of 400 KB, in characters of three bytes. */
const japanese = '費'.repeat((409_600 - 9) / 3);

describe('sizes in Japanese', () => {
  test('an item of just under 400 KB in UTF-8 is kept', async () => {
    await put({ PK: '経', SK: '1', d: japanese });
    expect(await found(running, { PK: '経', SK: '1' })).toHaveProperty('d', japanese);
  });

  test('three bytes more are refused: put, update and transaction', async () => {
    const item = { PK: '経', SK: '2', d: `${japanese}費` };
    await refusalOf(put(item), 'ValidationException', /^Item size has exceeded the maximum allowed size$/);
    const update = new UpdateCommand({
      TableName: 'claims',
      Key: { PK: '経', SK: '2' },
      UpdateExpression: 'SET d = :d',
      ExpressionAttributeValues: { ':d': item.d },
    });
    await refusalOf(running.document.send(update), 'ValidationException', /^Item size to update/);
    const refusal = await refusalOf(
      transact(running, [{ Put: { TableName: 'claims', Item: item } }]),
      'TransactionCanceledException',
    );
    expect(refusal.CancellationReasons[0].Code).toBe('ValidationError');
    expect(await found(running, { PK: '経', SK: '2' })).toBeUndefined();
  });

  test('a partition key of 683 characters has more than 2048 bytes', async () => {
    const key = { PK: '経'.repeat(683), SK: '1' };
    const refusal = await refusalOf(put(key), 'ValidationException');
    expect(refusal.message).toMatch(/Size of hashkey has exceeded the maximum size limit of2048 bytes$/);
  });

  test('a transaction of more than 4 MB is refused', async () => {
    const actions = Array.from({ length: 11 }, (_, id) => ({
      Put: { TableName: 'claims', Item: { PK: 'large', SK: String(id), d: 'x'.repeat(400_000) } },
    }));
    await refusalOf(transact(running, actions), 'ValidationException', /4194304/);
    expect(await found(running, { PK: 'large', SK: '0' })).toBeUndefined();
  });
});

const hashOf = (pk: string, sk: string) =>
  createHash('md5').update('Outliers').update(pk).update(sk).digest('hex').slice(0, 6);

/** Two table keys with the same 24 bits of hash, by which dynalite alone would tell their entries apart. */
const colliding = (): readonly [string, string] => {
  const seen = new Map<string, string>();
  for (let id = 0; ; id += 1) {
    const pk = `claim-${id}`;
    const hash = hashOf(pk, 'HEAD');
    const other = seen.get(hash);
    if (other !== undefined) return [other, pk];
    seen.set(hash, pk);
  }
};

describe('index entries under one index key', () => {
  test('stay apart when the hashes of their table keys are equal', async () => {
    for (const PK of colliding()) await put({ PK, SK: 'HEAD', GSI1PK: 'inbox', GSI1SK: 'same' });
    expect(await countInGsi1(running, 'inbox')).toBe(2);
  });

  test('are paged through backwards too', async () => {
    for (const PK of ['b1', 'b2', 'b3']) await put({ PK, SK: 'HEAD', GSI1PK: 'backwards', GSI1SK: 'same' });
    const seen: string[] = [];
    let after: Record<string, unknown> | undefined;
    do {
      const page = await running.document.send(
        new QueryCommand({
          TableName: 'claims',
          IndexName: 'GSI1',
          KeyConditionExpression: 'GSI1PK = :p',
          ExpressionAttributeValues: { ':p': 'backwards' },
          ScanIndexForward: false,
          Limit: 1,
          ExclusiveStartKey: after,
        }),
      );
      seen.push(...(page.Items ?? []).map(({ PK }) => String(PK)));
      after = page.LastEvaluatedKey;
    } while (after !== undefined);
    expect(seen.toSorted()).toEqual(['b1', 'b2', 'b3']);
  });
});

describe('comparing maps and lists', () => {
  test.each(['d = :d', 'NOT (d IN (:d))', 'contains(PK, :d)'])(
    '%s is refused instead of judged wrongly',
    async (condition) => {
      for (const operand of [{ a: 1 }, [1]]) {
        const guarded = new PutCommand({
          TableName: 'claims',
          Item: { PK: 'compared', SK: '1' },
          ConditionExpression: condition,
          ExpressionAttributeValues: { ':d': operand },
        });
        await expect(running.document.send(guarded)).rejects.toMatchObject({
          name: 'UnsupportedOperationException',
        });
      }
    },
  );
});

describe('changing indexes', () => {
  test('drops one, after which it cannot be asked, and makes it anew with what is there', async () => {
    const { client } = running;
    await put({ PK: 'kept', SK: 'HEAD', GSI1PK: 'kept', GSI1SK: '1' });
    const update = (change: object) =>
      client.send(new UpdateTableCommand({ TableName: 'claims', GlobalSecondaryIndexUpdates: [change] }));
    await update({ Delete: { IndexName: 'GSI1' } });
    expect((await activeTable(client, 'claims')).GlobalSecondaryIndexes).toHaveLength(1);
    await refusalOf(countInGsi1(running, 'kept'), 'ValidationException', /does not have the specified index/);
    const Create = {
      IndexName: 'GSI1',
      KeySchema: keySchema('GSI1PK', 'GSI1SK'),
      Projection: { ProjectionType: 'ALL' },
    };
    await update({ Create });
    expect(await countInGsi1(running, 'kept')).toBe(1);
    await refusalOf(update({ Create }), 'ValidationException', /Duplicate index name/);
    await refusalOf(update({ Delete: { IndexName: 'GSI9' } }), 'ResourceNotFoundException');
  });

  test('changes billing without a stop', async () => {
    const { TableDescription: table } = await running.client.send(
      new UpdateTableCommand({
        TableName: 'claims',
        BillingMode: 'PROVISIONED',
        ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
        GlobalSecondaryIndexUpdates: ['GSI1', 'GSI2'].map((IndexName) => ({
          Update: { IndexName, ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 } },
        })),
      }),
    );
    expect(table?.BillingModeSummary?.BillingMode).toBe('PROVISIONED');
    expect(table?.TableStatus).toBe('ACTIVE');
  });
});
