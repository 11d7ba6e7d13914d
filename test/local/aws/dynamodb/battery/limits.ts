import { DeleteTableCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

import { createTable, plainTable, refusalOf, type Bench, type Theme } from './bench.ts';

const put = ({ document, first }: Bench, item: Record<string, unknown>) =>
  document.send(new PutCommand({ TableName: first, Item: item }));

const setOnX = ({ document, first }: Bench, expression: string, values: Record<string, unknown>) =>
  document.send(
    new UpdateCommand({
      TableName: first,
      Key: { PK: 'x', SK: 'a' },
      UpdateExpression: expression,
      ExpressionAttributeValues: values,
    }),
  );

/** 409,600 bytes in all: names PK, SK, d and values big, 1 take nine of them. */
const largestItem = { PK: 'big', SK: '1', d: 'x'.repeat(409_600 - 9) };

export const limits: Theme = {
  deed: 'refusing invalid input',
  prepare: async (bench) => {
    await put(bench, largestItem);
  },
  checks: [
    {
      name: 'an empty partition key',
      run: async (bench) => {
        await refusalOf(put(bench, { PK: '', SK: 'a' }), 'ValidationException', /empty string/i);
      },
    },
    {
      name: 'an empty key of an index',
      run: async (bench) => {
        await refusalOf(put(bench, { PK: 'x', SK: 'a', GSI1PK: '', GSI1SK: 'b' }), 'ValidationException');
      },
    },
    {
      name: 'a key of an index with the wrong type',
      run: async (bench) => {
        const item = { PK: 'x', SK: 'a', GSI1PK: 5, GSI1SK: 'b' };
        await refusalOf(put(bench, item), 'ValidationException', /type mismatch/i);
      },
    },
    {
      name: 'a missing sort key, a key of the wrong type, a key with one attribute too many',
      run: async (bench) => {
        const get = (key: Record<string, unknown>) =>
          bench.document.send(new GetCommand({ TableName: bench.first, Key: key }));
        await refusalOf(put(bench, { PK: 'x' }), 'ValidationException');
        await refusalOf(get({ PK: 'x', SK: 1 }), 'ValidationException');
        await refusalOf(get({ PK: 'x', SK: '1', z: '1' }), 'ValidationException');
      },
    },
    {
      name: 'a partition key over 2048 bytes, a sort key over 1024',
      run: async (bench) => {
        // A plain table: in the others PK is also an index's sort key, which has its own limit.
        const first = 'limits-keys';
        await createTable(
          bench.client,
          plainTable(first, { name: 'PK', type: 'S' }, { name: 'SK', type: 'S' }),
        );
        const plain = { ...bench, first };
        await put(plain, { PK: 'p'.repeat(2048), SK: 's'.repeat(1024) });
        await refusalOf(put(plain, { PK: 'p'.repeat(2049), SK: 's' }), 'ValidationException');
        await refusalOf(put(plain, { PK: 'p', SK: 's'.repeat(1025) }), 'ValidationException');
        await bench.client.send(new DeleteTableCommand({ TableName: first }));
      },
    },
    {
      name: 'an empty set, a reserved word, an unused value, an undefined placeholder',
      run: async (bench) => {
        const emptySet = new PutItemCommand({
          TableName: bench.first,
          Item: { PK: { S: 'x' }, SK: { S: 'a' }, s: { SS: [] } },
        });
        await refusalOf(bench.client.send(emptySet), 'ValidationException');
        await refusalOf(setOnX(bench, 'SET name = :n', { ':n': 1 }), 'ValidationException', /reserved/);
        await refusalOf(setOnX(bench, 'SET foo = :n', { ':n': 1, ':u': 2 }), 'ValidationException', /unused/);
        await refusalOf(setOnX(bench, 'SET foo = :zz', { ':n': 1 }), 'ValidationException');
      },
    },
    {
      name: 'an item of 409,601 bytes, while 409,600 are accepted',
      run: async (bench) => {
        const tooLarge = { ...largestItem, d: `${largestItem.d}x` };
        await put(bench, largestItem);
        await refusalOf(put(bench, tooLarge), 'ValidationException', /Item size/i);
      },
    },
    {
      name: 'an update that grows an item beyond 400 KB',
      run: async ({ document, first }) => {
        const grow = new UpdateCommand({
          TableName: first,
          Key: { PK: 'big', SK: '1' },
          UpdateExpression: 'SET extra = :x',
          ExpressionAttributeValues: { ':x': 'y'.repeat(1000) },
        });
        await refusalOf(document.send(grow), 'ValidationException', /Item size/i);
      },
    },
  ],
};
