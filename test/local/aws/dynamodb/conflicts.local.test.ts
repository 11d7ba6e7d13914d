import { setTimeout as pause } from 'node:timers/promises';
import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactGetCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { refusalOf } from './battery/bench.ts';
import { found, transact } from './battery/transacting.ts';
import { aDynamoDbWithClaims } from './running-dynamodb.ts';

const TableName = 'claims';
const key = (PK: string) => ({ PK, SK: 'H' });
const put = (PK: string, item = {}) => ({ Put: { TableName, Item: { ...key(PK), ...item } } });
const check = (PK: string) => ({
  ConditionCheck: { TableName, Key: key(PK), ConditionExpression: 'attribute_not_exists(closed)' },
});
const update = (PK: string) => ({
  Update: {
    TableName,
    Key: key(PK),
    UpdateExpression: 'SET v = :one',
    ExpressionAttributeValues: { ':one': 1 },
  },
});
const remove = (PK: string) => ({ Delete: { TableName, Key: key(PK) } });
const actions = { put, check, update, delete: remove };

/** Long enough that a second request surely arrives while the first transaction is under way. */
const transactionMillis = 150;
let running: Awaited<ReturnType<typeof aDynamoDbWithClaims>>;
beforeAll(async () => {
  running = await aDynamoDbWithClaims({ transactionMillis });
});
afterAll(() => running.dynamo.close());

let items = 0;
const anItem = () => `item-${(items += 1)}`;

/** Begins a transaction, does something in its midst, and sees it through. */
const during = async <T>(
  first: Parameters<typeof transact>[1],
  work: () => Promise<T>,
  token?: string,
): Promise<T> => {
  const ongoing = transact(running, first, token);
  await pause(transactionMillis / 3);
  try {
    return await work();
  } finally {
    await ongoing;
  }
};
const kinds = Object.keys(actions) as (keyof typeof actions)[];

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html, "conflict handling". */
describe('while a transaction is at an item', () => {
  test.each(kinds.flatMap((first) => kinds.map((second) => [first, second] as const)))(
    'that it would %s, another one that would %s it is cancelled',
    async (first, second) => {
      const [shared, own] = [anItem(), anItem()];
      await during([actions[first](shared)], async () => {
        const refusal = await refusalOf(
          transact(running, [put(own), actions[second](shared)]),
          'TransactionCanceledException',
          /\[None, TransactionConflict\]/,
        );
        expect(refusal.CancellationReasons[1].Message).toBe('Transaction is ongoing for the item');
      });
      expect(await found(running, key(own))).toBeUndefined();
    },
  );

  test.each([
    ['PutItem', (PK: string) => new PutCommand({ TableName, Item: key(PK) })],
    ['UpdateItem', (PK: string) => new UpdateCommand({ ...update(PK).Update })],
    ['DeleteItem', (PK: string) => new DeleteCommand({ TableName, Key: key(PK) })],
  ])('%s is refused, also where the transaction only checks', async (_operation, command) => {
    for (const action of [put, check]) {
      const PK = anItem();
      // oxlint-disable-next-line no-await-in-loop
      await during([action(PK)], async () => {
        const call = running.document.send(command(PK) as PutCommand);
        await refusalOf(call, 'TransactionConflictException', /ongoing/);
      });
      // oxlint-disable-next-line no-await-in-loop
      const { $metadata } = await running.document.send(command(PK) as PutCommand);
      expect($metadata.httpStatusCode).toBe(200);
    }
  });

  test('TransactGetItems is cancelled, and every other read goes through', async () => {
    const PK = anItem();
    await running.document.send(new PutCommand({ TableName, Item: { ...key(PK), v: 0 } }));
    await during([put(PK, { v: 1 })], async () => {
      const reading = running.document.send(
        new TransactGetCommand({ TransactItems: [{ Get: { TableName, Key: key(PK) } }] }),
      );
      await refusalOf(reading, 'TransactionCanceledException', /TransactionConflict/);
      const reads = await Promise.all([
        running.document.send(new GetCommand({ TableName, Key: key(PK), ConsistentRead: true })),
        running.document.send(
          new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [key(PK)], ConsistentRead: true } } }),
        ),
        running.document.send(
          new QueryCommand({
            TableName,
            ConsistentRead: true,
            KeyConditionExpression: 'PK = :p',
            ExpressionAttributeValues: { ':p': PK },
          }),
        ),
      ]);
      expect(reads).toHaveLength(3);
    });
  });

  test('transactions at other items do not wait for it', async () => {
    const begun = performance.now();
    await Promise.all([1, 2, 3, 4, 5].map(() => transact(running, [put(anItem())])));
    expect(performance.now() - begun).toBeLessThan(transactionMillis * 3);
  });

  test('its own token is told to be in progress, and is answered once it has ended', async () => {
    const PK = anItem();
    const token = `token-${PK}`;
    await during(
      [put(PK)],
      () => refusalOf(transact(running, [put(PK)], token), 'TransactionInProgressException'),
      token,
    );
    await transact(running, [put(PK)], token);
    expect(await found(running, key(PK))).toBeDefined();
  });

  test('a condition that fails elsewhere is told beside the conflict', async () => {
    const [shared, closed] = [anItem(), anItem()];
    await running.document.send(new PutCommand({ TableName, Item: { ...key(closed), closed: true } }));
    await during([put(shared)], () =>
      refusalOf(
        transact(running, [check(closed), check(shared)]),
        'TransactionCanceledException',
        /\[ConditionalCheckFailed, TransactionConflict\]/,
      ),
    );
    expect(await found(running, key(closed))).toMatchObject({ closed: true });
  });
});

describe('a transaction that was cancelled', () => {
  test('leaves its items free at once', async () => {
    const [shared, own] = [anItem(), anItem()];
    await during([put(shared)], async () => {
      await refusalOf(transact(running, [put(own), put(shared)]), 'TransactionCanceledException');
      await running.document.send(new PutCommand({ TableName, Item: key(own) }));
    });
    expect(await found(running, key(own))).toBeDefined();
  });
});
