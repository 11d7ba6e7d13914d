import {
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';

import { refusalOf, type Theme } from './bench.ts';

const everyType = {
  PK: { S: 'types' },
  SK: { S: '1' },
  text: { S: 'žluťoučký 🐎 経費' },
  empty: { S: '' },
  number: { N: '-3.14' },
  binary: { B: new Uint8Array([0, 1, 255]) },
  yes: { BOOL: true },
  no: { BOOL: false },
  nothing: { NULL: true },
  list: { L: [{ S: 'a' }, { N: '1' }, { M: { x: { L: [] } } }] },
  map: { M: { 'a.b': { S: 'dot' } } },
  texts: { SS: ['a', 'b'] },
  numbers: { NS: ['1', '2'] },
  binaries: { BS: [new Uint8Array([1]), new Uint8Array([2])] },
} satisfies Record<string, AttributeValue>;

const bytesOf = (item: Record<string, AttributeValue> | undefined) => ({
  ...item,
  texts: item?.['texts']?.SS?.toSorted(),
  numbers: item?.['numbers']?.NS?.toSorted(),
  binary: [...(item?.['binary']?.B ?? [])],
  binaries: item?.['binaries']?.BS?.map((one) => [...one]).toSorted(),
});

export const items: Theme = {
  deed: 'keeping items',
  checks: [
    {
      name: 'every attribute type comes back as it was put',
      run: async ({ client, first }) => {
        await client.send(new PutItemCommand({ TableName: first, Item: everyType }));
        const { PK, SK } = everyType;
        const { Item: found } = await client.send(
          new GetItemCommand({ TableName: first, Key: { PK, SK }, ConsistentRead: true }),
        );
        expect(bytesOf(found)).toEqual(bytesOf(everyType));
      },
    },
    {
      name: 'a number of 38 digits is exact, and one of 39 is refused',
      run: async ({ client, first }) => {
        const exact = '12345678901234567890.123456789012345678';
        const Key = { PK: { S: 'num' }, SK: { S: '1' } };
        const put = (sk: string, n: string) =>
          client.send(
            new PutItemCommand({
              TableName: first,
              Item: { PK: { S: 'num' }, SK: { S: sk }, n: { N: n }, m: { N: '1.50' }, z: { N: '-0' } },
            }),
          );
        await put('1', exact);
        const { Item: found } = await client.send(new GetItemCommand({ TableName: first, Key }));
        expect([found?.['n'], found?.['m'], found?.['z']]).toEqual([{ N: exact }, { N: '1.5' }, { N: '0' }]);
        await refusalOf(put('2', '123456789012345678901234567890123456789'), 'ValidationException', /38/);
        await refusalOf(put('2', 'abc'), 'ValidationException');
      },
    },
    {
      name: 'arithmetic is decimal and exact (0.1 + 0.2 is 0.3, beyond 2^53)',
      run: async ({ client, first }) => {
        const Key = { PK: { S: 'num' }, SK: { S: 'sum' } };
        await client.send(
          new PutItemCommand({
            TableName: first,
            Item: { ...Key, a: { N: '0.1' }, big: { N: '9007199254740993' } },
          }),
        );
        const { Attributes: found } = await client.send(
          new UpdateItemCommand({
            TableName: first,
            Key,
            UpdateExpression: 'SET a = a + :x ADD big :one',
            ExpressionAttributeValues: { ':x': { N: '0.2' }, ':one': { N: '1' } },
            ReturnValues: 'ALL_NEW',
          }),
        );
        expect([found?.['a'], found?.['big']]).toEqual([{ N: '0.3' }, { N: '9007199254740994' }]);
      },
    },
    {
      name: 'a numeric sort key orders by value (negative, decimal, large)',
      run: async ({ client, numbered }) => {
        const shuffled = ['10', '9', '-1', '0', '2.5', '-10.25', '100000000000000000000', '1E-10'];
        for (const s of shuffled) {
          await client.send(
            new PutItemCommand({ TableName: numbered, Item: { p: { S: 'o' }, s: { N: s } } }),
          );
        }
        const query = (condition: string, values: Record<string, AttributeValue> = {}) =>
          client.send(
            new QueryCommand({
              TableName: numbered,
              KeyConditionExpression: `p = :p${condition}`,
              ExpressionAttributeValues: { ':p': { S: 'o' }, ...values },
            }),
          );
        const all = await query('');
        expect(all.Items?.map((item) => Number(item['s']?.N))).toEqual([
          -10.25, -1, 0, 1e-10, 2.5, 9, 10, 1e20,
        ]);
        const some = await query(' AND s BETWEEN :a AND :b', { ':a': { N: '-1' }, ':b': { N: '9' } });
        expect(some.Count).toBe(5);
      },
    },
    {
      name: 'a put returns what it replaces',
      run: async ({ document, first }) => {
        const put = (v: number) =>
          document.send(
            new PutCommand({ TableName: first, Item: { PK: 'rv', SK: '1', v }, ReturnValues: 'ALL_OLD' }),
          );
        await put(1);
        expect((await put(2)).Attributes).toEqual({ PK: 'rv', SK: '1', v: 1 });
      },
    },
    {
      name: 'a deletion returns what it removes and may be repeated',
      run: async ({ document, first }) => {
        const Key = { PK: 'del', SK: '1' };
        await document.send(new PutCommand({ TableName: first, Item: { ...Key, v: 1 } }));
        const remove = () =>
          document.send(new DeleteCommand({ TableName: first, Key, ReturnValues: 'ALL_OLD' }));
        expect((await remove()).Attributes).toEqual({ ...Key, v: 1 });
        expect((await remove()).Attributes).toBeUndefined();
      },
    },
  ],
};
