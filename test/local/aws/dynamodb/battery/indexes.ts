import {
  DeleteCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';

import { numbersTo, refusalOf, type Bench, type Theme } from './bench.ts';
import { putAllEvents } from './events.ts';

const queryGsi1 = (
  { document, first }: Bench,
  partition: string,
  more: Partial<QueryCommandInput> & { readonly condition?: string; readonly values?: object } = {},
) => {
  const { condition = '', values = {}, ...rest } = more;
  return document.send(
    new QueryCommand({
      TableName: first,
      IndexName: 'GSI1',
      KeyConditionExpression: `GSI1PK = :p${condition}`,
      ExpressionAttributeValues: { ':p': partition, ...values },
      ...rest,
    }),
  );
};

export const indexes: Theme = {
  deed: 'querying an index',
  prepare: putAllEvents,
  checks: [
    {
      name: 'pages through a range with a key of table and index attributes',
      run: async (bench) => {
        const seen: unknown[] = [];
        let after: Record<string, unknown> | undefined;
        do {
          const page = await queryGsi1(bench, 'TYPE#odd', {
            condition: ' AND begins_with(GSI1SK, :d)',
            values: { ':d': '2026-01-0' },
            Limit: 4,
            ExclusiveStartKey: after,
          });
          seen.push(...(page.Items ?? []).map(({ n }) => n));
          after = page.LastEvaluatedKey;
          expect(Object.keys(after ?? {}).toSorted()).toEqual(
            after === undefined ? [] : ['GSI1PK', 'GSI1SK', 'PK', 'SK'],
          );
        } while (after !== undefined);
        expect(seen).toEqual(numbersTo(50).filter((n) => n % 2 === 1));
      },
    },
    {
      name: 'pages without loss through items that share one index key',
      run: async (bench) => {
        for (const id of numbersTo(12)) {
          const Item = { PK: `same${id}`, SK: 's', GSI1PK: 'SAME', GSI1SK: 'x' };
          await bench.document.send(new PutCommand({ TableName: bench.first, Item }));
        }
        const seen: unknown[] = [];
        let after: Record<string, unknown> | undefined;
        do {
          const page = await queryGsi1(bench, 'SAME', { Limit: 5, ExclusiveStartKey: after });
          seen.push(...(page.Items ?? []).map(({ PK }) => PK));
          after = page.LastEvaluatedKey;
        } while (after !== undefined);
        expect(seen).toHaveLength(12);
        expect(new Set(seen).size).toBe(12);
      },
    },
    {
      name: 'a sparse index returns its projection only',
      run: async ({ document, first }) => {
        const page = await document.send(
          new QueryCommand({
            TableName: first,
            IndexName: 'GSI2',
            KeyConditionExpression: 'GSI2PK = :p',
            ExpressionAttributeValues: { ':p': 'five' },
          }),
        );
        expect(page.Count).toBe(10);
        expect(Object.keys(page.Items?.[0] ?? {}).toSorted()).toEqual(['GSI2PK', 'PK', 'SK', 'title']);
      },
    },
    {
      name: 'an index follows its item: moved, taken out, deleted',
      run: async (bench) => {
        const { document, first } = bench;
        const key = { PK: 'mv', SK: '1' };
        const count = async (partition: string) => (await queryGsi1(bench, partition)).Count;
        const update = (expression: string, values?: Record<string, unknown>) =>
          document.send(
            new UpdateCommand({
              TableName: first,
              Key: key,
              UpdateExpression: expression,
              ...(values !== undefined && { ExpressionAttributeValues: values }),
            }),
          );
        await document.send(
          new PutCommand({ TableName: first, Item: { ...key, GSI1PK: 'from', GSI1SK: '1' } }),
        );
        expect(await count('from')).toBe(1);
        await update('SET GSI1PK = :t', { ':t': 'to' });
        expect([await count('from'), await count('to')]).toEqual([0, 1]);
        await update('REMOVE GSI1PK');
        expect(await count('to')).toBe(0);
        await update('SET GSI1PK = :t', { ':t': 'to' });
        await document.send(new DeleteCommand({ TableName: first, Key: key }));
        expect(await count('to')).toBe(0);
      },
    },
    {
      name: 'refuses a consistent read',
      run: async (bench) => {
        const call = queryGsi1(bench, 'x', { ConsistentRead: true });
        await refusalOf(call, 'ValidationException', /consistent/i);
      },
    },
  ],
};
