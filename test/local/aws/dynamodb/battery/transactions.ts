import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';

import { refusalOf, type Theme } from './bench.ts';
import { countInGsi1, found, transact } from './transacting.ts';

export const transactions: Theme = {
  deed: 'committing a transaction',
  prepare: async ({ document, first, second }) => {
    await document.send(new PutCommand({ TableName: first, Item: { PK: 'tx', SK: 'del' } }));
    await document.send(new PutCommand({ TableName: second, Item: { PK: 'tx', SK: 'guard', ok: 1 } }));
    await document.send(new PutCommand({ TableName: first, Item: { PK: 'was', SK: 'put', v: 1 } }));
  },
  checks: [
    {
      name: 'puts, updates, deletes and checks across two tables',
      run: async (bench) => {
        const { document, first, second } = bench;
        await transact(bench, [
          {
            Put: {
              TableName: first,
              Item: { PK: 'tx', SK: 'put', v: 1 },
              ConditionExpression: 'attribute_not_exists(PK)',
            },
          },
          {
            Update: {
              TableName: first,
              Key: { PK: 'tx', SK: 'upd' },
              UpdateExpression: 'SET v = if_not_exists(v, :zero) + :one',
              ExpressionAttributeValues: { ':zero': 0, ':one': 1 },
            },
          },
          { Delete: { TableName: first, Key: { PK: 'tx', SK: 'del' } } },
          {
            ConditionCheck: {
              TableName: second,
              Key: { PK: 'tx', SK: 'guard' },
              ConditionExpression: 'ok = :one',
              ExpressionAttributeValues: { ':one': 1 },
            },
          },
        ]);
        const { Items: left } = await document.send(
          new QueryCommand({
            TableName: first,
            KeyConditionExpression: 'PK = :p',
            ExpressionAttributeValues: { ':p': 'tx' },
          }),
        );
        expect(left?.map(({ SK, v }) => [SK, v])).toEqual([
          ['put', 1],
          ['upd', 1],
        ]);
        expect(await found(bench, { PK: 'tx', SK: 'guard' }, second)).toHaveProperty('ok', 1);
      },
    },
    {
      name: 'is cancelled with one reason per action, the item among them, and nothing is written',
      run: async (bench) => {
        const { first, second } = bench;
        const refusal = await refusalOf(
          transact(bench, [
            { Put: { TableName: first, Item: { PK: 'tx', SK: 'never', v: 1 } } },
            {
              Put: {
                TableName: first,
                Item: { PK: 'was', SK: 'put', v: 2 },
                ConditionExpression: 'attribute_not_exists(PK)',
                ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
              },
            },
            {
              Update: {
                TableName: second,
                Key: { PK: 'tx', SK: 'other' },
                UpdateExpression: 'SET v = :one',
                ExpressionAttributeValues: { ':one': 1 },
              },
            },
          ]),
          'TransactionCanceledException',
          /Transaction cancelled, please refer cancellation reasons for specific reasons \[None, ConditionalCheckFailed, None\]/,
        );
        const reasons = refusal.CancellationReasons;
        expect(reasons.map(({ Code }: { readonly Code: string }) => Code)).toEqual([
          'None',
          'ConditionalCheckFailed',
          'None',
        ]);
        expect(reasons[1].Message).toBe('The conditional request failed');
        expect(JSON.stringify(reasons[1].Item)).toMatch(/"v":(1|\{"N":"1"\})/);
        expect(await found(bench, { PK: 'tx', SK: 'never' })).toBeUndefined();
        expect(await found(bench, { PK: 'tx', SK: 'other' }, second)).toBeUndefined();
      },
    },
    {
      name: 'refuses two actions on one item',
      run: async (bench) => {
        const key = { PK: 'a', SK: 'a' };
        const call = transact(bench, [
          { Put: { TableName: bench.first, Item: key } },
          { Delete: { TableName: bench.first, Key: key } },
        ]);
        await refusalOf(call, 'ValidationException', /multiple operations on one item/);
      },
    },
    {
      name: 'takes 100 actions and refuses 101',
      run: async (bench) => {
        const puts = (count: number) =>
          Array.from({ length: count }, (_, id) => ({
            Put: { TableName: bench.second, Item: { PK: 'hundred', SK: String(id) } },
          }));
        await transact(bench, puts(100));
        expect(await found(bench, { PK: 'hundred', SK: '99' }, bench.second)).toBeDefined();
        await refusalOf(transact(bench, puts(101)), 'ValidationException');
      },
    },
    {
      name: 'happens once per request token, and refuses the token for something else',
      run: async (bench) => {
        const add = (n: number) =>
          transact(
            bench,
            [
              {
                Update: {
                  TableName: bench.first,
                  Key: { PK: 'tx', SK: 'idem' },
                  UpdateExpression: 'ADD v :n',
                  ExpressionAttributeValues: { ':n': n },
                },
              },
            ],
            'one-token',
          );
        await add(1);
        await add(1);
        expect(await found(bench, { PK: 'tx', SK: 'idem' })).toHaveProperty('v', 1);
        await refusalOf(add(2), 'IdempotentParameterMismatchException');
      },
    },
    {
      name: 'takes the indexes along',
      run: async (bench) => {
        const { document, first } = bench;
        const old = { PK: 'same0', SK: 's' };
        await document.send(
          new PutCommand({ TableName: first, Item: { ...old, GSI1PK: 'OLD', GSI1SK: 'x' } }),
        );
        await transact(bench, [
          { Put: { TableName: first, Item: { PK: 'tx', SK: 'g', GSI1PK: 'TXG', GSI1SK: '1' } } },
          { Delete: { TableName: first, Key: old } },
        ]);
        expect(await countInGsi1(bench, 'TXG')).toBe(1);
        expect(await countInGsi1(bench, 'OLD')).toBe(0);
      },
    },
  ],
};
