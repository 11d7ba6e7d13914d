import { PutCommand, QueryCommand, TransactGetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';

import { numbersTo, type Bench, type Theme } from './bench.ts';
import { found, transact } from './transacting.ts';

const isConflict = (error: unknown) => error instanceof Error && error.name.startsWith('Transaction');

/** Repeats work that lost against another writer, after a pause that is another for each. */
const untilItWins = async (by: number, work: () => Promise<unknown>) => {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isConflict(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 8 * ((by * 17 + attempt * 29) % 50)));
    }
  }
  throw new Error('one writer never won');
};

const appendEvent = async (bench: Bench, by: number) => {
  const head = { PK: 'occ', SK: 'HEAD' };
  const version: number = (await found(bench, head))?.['v'];
  await transact(bench, [
    {
      Update: {
        TableName: bench.first,
        Key: head,
        UpdateExpression: 'SET v = :next',
        ConditionExpression: 'v = :version',
        ExpressionAttributeValues: { ':next': version + 1, ':version': version },
      },
    },
    {
      Put: {
        TableName: bench.first,
        Item: { PK: 'occ', SK: `E#${String(version + 1).padStart(4, '0')}`, by },
        ConditionExpression: 'attribute_not_exists(PK)',
      },
    },
  ]);
};

const transfer = (bench: Bench, amount: number) =>
  transact(
    bench,
    (
      [
        ['A', -amount],
        ['B', amount],
      ] as const
    ).map(([SK, change]) => ({
      Update: {
        TableName: bench.first,
        Key: { PK: 'acc', SK },
        UpdateExpression: 'SET v = v + :change',
        ExpressionAttributeValues: { ':change': change },
      },
    })),
  );

const readBalances = async ({ document, first }: Bench) => {
  const { Responses: read } = await document.send(
    new TransactGetCommand({
      TransactItems: ['A', 'B'].map((SK) => ({ Get: { TableName: first, Key: { PK: 'acc', SK } } })),
    }),
  );
  return read?.map(({ Item: item }): number => item?.['v']) ?? [];
};

export const concurrency: Theme = {
  deed: 'writing at the same time',
  prepare: async ({ document, first }) => {
    const items = [
      { PK: 'cc', SK: 'set', v: 0 },
      { PK: 'occ', SK: 'HEAD', v: 0 },
      { PK: 'acc', SK: 'A', v: 1000 },
      { PK: 'acc', SK: 'B', v: 1000 },
    ];
    for (const Item of items) await document.send(new PutCommand({ TableName: first, Item }));
  },
  checks: [
    {
      name: '50 increments by ADD give 50',
      run: async (bench) => {
        const key = { PK: 'cc', SK: 'add' };
        const add = new UpdateCommand({
          TableName: bench.first,
          Key: key,
          UpdateExpression: 'ADD v :one',
          ExpressionAttributeValues: { ':one': 1 },
        });
        await Promise.all(numbersTo(50).map(() => bench.document.send(add)));
        expect(await found(bench, key)).toHaveProperty('v', 50);
      },
    },
    {
      name: '50 increments by SET under a condition give 50',
      run: async (bench) => {
        const key = { PK: 'cc', SK: 'set' };
        const increment = new UpdateCommand({
          TableName: bench.first,
          Key: key,
          UpdateExpression: 'SET v = v + :one',
          ConditionExpression: 'v < :most',
          ExpressionAttributeValues: { ':one': 1, ':most': 1000 },
        });
        await Promise.all(numbersTo(50).map(() => bench.document.send(increment)));
        expect(await found(bench, key)).toHaveProperty('v', 50);
      },
    },
    {
      name: 'of 20 creations of one item exactly one wins',
      run: async ({ document, first }) => {
        const outcomes = await Promise.all(
          numbersTo(20).map((by) =>
            document
              .send(
                new PutCommand({
                  TableName: first,
                  Item: { PK: 'cc', SK: 'one', by },
                  ConditionExpression: 'attribute_not_exists(PK)',
                }),
              )
              .then(
                () => 'won',
                (error: Error) => error.name,
              ),
          ),
        );
        expect(outcomes.filter((outcome) => outcome === 'won')).toHaveLength(1);
        expect(outcomes.filter((outcome) => outcome === 'ConditionalCheckFailedException')).toHaveLength(19);
      },
    },
    {
      name: '50 optimistic transactions give version 50 and a list of events without gaps',
      run: async (bench) => {
        await Promise.all(numbersTo(50).map((by) => untilItWins(by, () => appendEvent(bench, by))));
        const { Items: stored = [] } = await bench.document.send(
          new QueryCommand({
            TableName: bench.first,
            KeyConditionExpression: 'PK = :p',
            ExpressionAttributeValues: { ':p': 'occ' },
            ConsistentRead: true,
          }),
        );
        const names = numbersTo(50).map((id) => `E#${String(id + 1).padStart(4, '0')}`);
        expect(stored.map(({ SK }) => SK)).toEqual([...names, 'HEAD']);
        expect(stored.at(-1)).toHaveProperty('v', 50);
        expect(new Set(stored.slice(0, 50).map(({ by }) => by)).size).toBe(50);
      },
    },
    {
      name: 'transfers keep the sum for everyone who reads in a transaction',
      run: async (bench) => {
        const race = { isOver: false };
        const sums: number[] = [];
        const reader = (async () => {
          do {
            await untilItWins(0, async () => {
              sums.push((await readBalances(bench)).reduce((sum, balance) => sum + balance, 0));
            });
          } while (!race.isOver);
        })();
        await Promise.all(
          numbersTo(60).map((id) => untilItWins(id, () => transfer(bench, id % 2 === 0 ? 1 : -1))),
        );
        race.isOver = true;
        await reader;
        expect(new Set(sums)).toEqual(new Set([2000]));
        expect(await readBalances(bench)).toEqual([1000, 1000]);
      },
    },
  ],
};
