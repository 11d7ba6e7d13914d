import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';

import { refusalOf, type Bench, type Theme } from './bench.ts';

const put = ({ document, first }: Bench, item: Record<string, unknown>) =>
  document.send(new PutCommand({ TableName: first, Item: item }));

const get = async ({ document, first }: Bench, key: Record<string, unknown>) =>
  (await document.send(new GetCommand({ TableName: first, Key: key }))).Item;

const updateOf =
  ({ document, first }: Bench, key: Record<string, unknown>) =>
  async (
    expression: string,
    values?: Record<string, unknown>,
    more: Partial<ConstructorParameters<typeof UpdateCommand>[0]> = {},
  ) => {
    const { Attributes } = await document.send(
      new UpdateCommand({
        TableName: first,
        Key: key,
        UpdateExpression: expression,
        ...(values !== undefined && { ExpressionAttributeValues: values }),
        ReturnValues: 'ALL_NEW',
        ...more,
      }),
    );
    return Attributes;
  };

export const updates: Theme = {
  deed: 'updating an item',
  checks: [
    {
      name: 'sets, appends, adds, subtracts, and removes from sets and lists',
      run: async (bench) => {
        const key = { PK: 'up', SK: '1' };
        const update = updateOf(bench, key);
        await put(bench, { ...key, l: ['a', 'b', 'c'], n: 10, ss: new Set(['p', 'q']), gone: 1 });
        const expression =
          'SET c = if_not_exists(c, :z) + :one, l2 = list_append(if_not_exists(l2, :e), :new), n = n - :one ' +
          'ADD cnt :one, ss :add REMOVE gone, l[1]';
        const values = { ':z': 0, ':one': 1, ':e': [], ':new': ['x'], ':add': new Set(['r']) };
        expect(await update(expression, values)).toEqual({
          ...key,
          c: 1,
          l2: ['x'],
          n: 9,
          cnt: 1,
          ss: new Set(['p', 'q', 'r']),
          l: ['a', 'c'],
        });
        const emptied = await update('DELETE ss :d', { ':d': new Set(['p', 'q', 'r']) });
        expect(emptied).not.toHaveProperty('ss');
      },
    },
    {
      name: 'reads the values from before the update, so that two can swap',
      run: async (bench) => {
        const key = { PK: 'up', SK: 'swap' };
        await put(bench, { ...key, a: 1, b: 2 });
        expect(await updateOf(bench, key)('SET a = b, b = a')).toEqual({ ...key, a: 2, b: 1 });
      },
    },
    {
      name: 'reaches into maps, and refuses a missing parent, a key and overlapping paths',
      run: async (bench) => {
        const key = { PK: 'up', SK: 'nest' };
        const update = updateOf(bench, key);
        await put(bench, { ...key, m: { x: {} } });
        await update('SET m.x.#k = :v', { ':v': 1 }, { ExpressionAttributeNames: { '#k': 'a.b' } });
        expect(await get(bench, key)).toEqual({ ...key, m: { x: { 'a.b': 1 } } });
        await refusalOf(update('SET zz.x = :v', { ':v': 1 }), 'ValidationException', /document path/);
        await refusalOf(update('SET PK = :v', { ':v': 'q' }), 'ValidationException', /part of the key/);
        await refusalOf(update('SET m.x = :v, m = :v', { ':v': {} }), 'ValidationException', /overlap/);
      },
    },
    {
      name: 'returns old or new values, all or only the changed',
      run: async (bench) => {
        const key = { PK: 'up', SK: 'rv' };
        const update = updateOf(bench, key);
        const setA = (value: number, ReturnValues: 'ALL_OLD' | 'UPDATED_NEW' | 'UPDATED_OLD') =>
          update('SET a = :v', { ':v': value }, { ReturnValues });
        await put(bench, { ...key, a: 1, b: 1 });
        expect(await setA(2, 'UPDATED_OLD')).toEqual({ a: 1 });
        expect(await setA(3, 'UPDATED_NEW')).toEqual({ a: 3 });
        expect(await setA(4, 'ALL_OLD')).toEqual({ ...key, a: 3, b: 1 });
      },
    },
    {
      name: 'creates what is missing, unless a condition wants it there',
      run: async (bench) => {
        const missing = { PK: 'up', SK: 'missing' };
        expect(await updateOf(bench, { PK: 'up', SK: 'new' })('ADD n :one', { ':one': 1 })).toHaveProperty(
          'n',
          1,
        );
        const guarded = updateOf(bench, missing)(
          'ADD n :one',
          { ':one': 1 },
          { ConditionExpression: 'attribute_exists(PK)' },
        );
        await refusalOf(guarded, 'ConditionalCheckFailedException');
        expect(await get(bench, missing)).toBeUndefined();
      },
    },
  ],
};
