import { DeleteItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';

import { refusalOf, type Theme } from './bench.ts';

const trueConditions = [
  'size(s) = :5',
  'contains(s, :ell)',
  'contains(#set, :x)',
  'begins_with(s, :he)',
  'attribute_type(n, :N)',
  'n IN (:5, :7)',
  'n BETWEEN :4 AND :7',
  'NOT (n = :4 OR n = :7)',
  'm.a.b = :1',
  'l[2].k = :v',
  'attribute_exists(m.a) AND attribute_not_exists(m.z)',
  'size(l) > :1',
  'n <> :4',
  'contains(l, :1)',
];

const operands: Record<string, unknown> = {
  ':5': 5,
  ':ell': 'ell',
  ':x': 'x',
  ':he': 'he',
  ':N': 'N',
  ':7': 7,
  ':4': 4,
  ':1': 1,
  ':v': 'v',
};

const operandsOf = (condition: string) =>
  Object.fromEntries((condition.match(/:\w+/g) ?? []).map((name) => [name, operands[name]]));

const lowLevelKey = { PK: { S: 'rv' }, SK: { S: '1' } };
const returnsOld = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
const isNinetyNine = {
  ConditionExpression: 'v = :q',
  ExpressionAttributeValues: { ':q': { N: '99' } },
};

export const conditions: Theme = {
  deed: 'writing under a condition',
  prepare: async ({ document, first }) => {
    await document.send(new PutCommand({ TableName: first, Item: { PK: 'rv', SK: '1', v: 2 } }));
    const various = {
      PK: 'fn',
      SK: '1',
      s: 'hello',
      n: 5,
      l: [1, 2, { k: 'v' }],
      m: { a: { b: 1 } },
      set: new Set(['x', 'y']),
    };
    await document.send(new PutCommand({ TableName: first, Item: various }));
  },
  checks: [
    {
      name: 'refuses to create what exists',
      run: async ({ document, first }) => {
        const create = new PutCommand({
          TableName: first,
          Item: { PK: 'rv', SK: '1' },
          ConditionExpression: 'attribute_not_exists(PK)',
        });
        await refusalOf(
          document.send(create),
          'ConditionalCheckFailedException',
          /The conditional request failed/,
        );
      },
    },
    {
      name: 'a failed condition brings the item when asked (put, update, delete)',
      run: async ({ client, first: TableName }) => {
        const put = new PutItemCommand({
          TableName,
          Item: lowLevelKey,
          ConditionExpression: 'attribute_not_exists(PK)',
          ...returnsOld,
        });
        const update = new UpdateItemCommand({
          TableName,
          Key: lowLevelKey,
          UpdateExpression: 'SET q = :q',
          ...isNinetyNine,
          ...returnsOld,
        });
        const remove = new DeleteItemCommand({
          TableName,
          Key: lowLevelKey,
          ...isNinetyNine,
          ...returnsOld,
        });
        const refusals = [client.send(put), client.send(update), client.send(remove)].map((call) =>
          refusalOf(call, 'ConditionalCheckFailedException'),
        );
        for (const refusal of await Promise.all(refusals)) expect(refusal.Item?.v?.N).toBe('2');
      },
    },
    {
      name: 'every function and operator judges as documented',
      run: async ({ document, first }) => {
        const check = (condition: string, values = operandsOf(condition)) =>
          document.send(
            new UpdateCommand({
              TableName: first,
              Key: { PK: 'fn', SK: '1' },
              UpdateExpression: 'REMOVE nothing',
              ConditionExpression: condition,
              ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
              ...(condition.includes('#set') && { ExpressionAttributeNames: { '#set': 'set' } }),
            }),
          );
        const judged = trueConditions.map((condition) =>
          check(condition).then(
            () => condition,
            (error: Error) => `${condition}: ${error.message}`,
          ),
        );
        expect(await Promise.all(judged)).toEqual(trueConditions);
        await refusalOf(check('n > :x', { ':x': 'text' }), 'ConditionalCheckFailedException');
      },
    },
  ],
};
