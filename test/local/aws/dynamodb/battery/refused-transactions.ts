import { PutCommand, TransactGetCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';

import { refusalOf, type Theme } from './bench.ts';
import { found, transact } from './transacting.ts';

export const refusedTransactions: Theme = {
  deed: 'reading and failing in a transaction',
  prepare: async ({ document, first }) => {
    await document.send(new PutCommand({ TableName: first, Item: { PK: 'tx', SK: 'put', v: 1 } }));
    await document.send(new PutCommand({ TableName: first, Item: { PK: 'tx', SK: 'str', v: 'text' } }));
  },
  checks: [
    {
      name: 'an error inside one update cancels all',
      run: async (bench) => {
        const refusal = await transact(bench, [
          { Put: { TableName: bench.first, Item: { PK: 'tx', SK: 'never2' } } },
          {
            Update: {
              TableName: bench.first,
              Key: { PK: 'tx', SK: 'str' },
              UpdateExpression: 'SET v = v + :one',
              ExpressionAttributeValues: { ':one': 1 },
            },
          },
        ]).catch((error: any) => error);
        const code = refusal.CancellationReasons?.[1]?.Code;
        expect([refusal.name, code]).toEqual(
          code === undefined
            ? ['ValidationException', undefined]
            : ['TransactionCanceledException', 'ValidationError'],
        );
        expect(await found(bench, { PK: 'tx', SK: 'never2' })).toBeUndefined();
      },
    },
    {
      name: 'an item over 400 KB stops all',
      run: async (bench) => {
        const call = transact(bench, [
          { Put: { TableName: bench.first, Item: { PK: 'tx', SK: 'never3' } } },
          { Put: { TableName: bench.first, Item: { PK: 'tx', SK: 'huge', d: 'x'.repeat(410_000) } } },
        ]);
        await expect(call).rejects.toThrow(/Item size|ValidationError/);
        expect(await found(bench, { PK: 'tx', SK: 'never3' })).toBeUndefined();
      },
    },
    {
      name: 'a missing item reads as nothing, and an unknown table is refused',
      run: async (bench) => {
        const { document, first, second } = bench;
        const { Responses: read } = await document.send(
          new TransactGetCommand({
            TransactItems: [
              { Get: { TableName: first, Key: { PK: 'tx', SK: 'put' } } },
              { Get: { TableName: second, Key: { PK: 'zz', SK: 'zz' } } },
            ],
          }),
        );
        expect(read).toHaveLength(2);
        expect(read?.map(({ Item: item }) => item?.['v'])).toEqual([1, undefined]);
        const nowhere = transact(bench, [{ Put: { TableName: 'nowhere', Item: { PK: 'a', SK: 'b' } } }]);
        await refusalOf(nowhere, 'ResourceNotFoundException');
      },
    },
    {
      name: 'a read returns the projection only',
      run: async ({ document, first }) => {
        const { Responses: read } = await document.send(
          new TransactGetCommand({
            TransactItems: [
              { Get: { TableName: first, Key: { PK: 'tx', SK: 'put' }, ProjectionExpression: 'v' } },
            ],
          }),
        );
        expect(read?.[0]?.Item).toEqual({ v: 1 });
      },
    },
  ],
};
