import { describe, expect, test } from 'vitest';

import { callLog } from '#local/aws/calls/call-log.ts';
import { gateOf } from '#local/aws/calls/gate.ts';
import { ServiceFault, type Gate, type ServiceCall } from '#local/aws/calls/service-call.ts';

const aCall = (input: unknown): ServiceCall => ({
  service: 'dynamodb',
  operation: 'Any',
  caller: {
    accessKeyId: 'key',
    secretAccessKey: 'secret',
    principalArn: 'arn:aws:sts::000000000000:assumed-role/tenant/t1',
    tags: {},
  },
  input,
});

describe('logging calls', () => {
  test.each([
    ['one table', { TableName: 'claims' }, ['claims']],
    ['a bucket', { Bucket: 'docs', Key: 'a' }, ['docs']],
    ['the tables of a batch', { RequestItems: { claims: [], audit: [] } }, ['claims', 'audit']],
    [
      'the tables of a transaction, each once',
      {
        TransactItems: [
          { Put: { TableName: 'claims' } },
          { ConditionCheck: { TableName: 'settings' } },
          { Update: { TableName: 'claims' } },
        ],
      },
      ['claims', 'settings'],
    ],
    ['nothing, where the call names nothing', { Name: 'x' }, []],
    ['nothing, where there is no input', undefined, []],
  ])('names %s', async (_what, input, resources) => {
    const log = callLog();
    await log.gate(aCall(input));
    expect(log.take()).toEqual([
      {
        service: 'dynamodb',
        operation: 'Any',
        principalArn: 'arn:aws:sts::000000000000:assumed-role/tenant/t1',
        resources,
        input,
      },
    ]);
  });

  test('forgets what was taken or cleared', async () => {
    const log = callLog();
    await log.gate(aCall(1));
    await log.gate(aCall(2));
    expect(log.take().map(({ input }) => input)).toEqual([1, 2]);
    await log.gate(aCall(3));
    log.clear();
    expect(log.take()).toEqual([]);
  });
});

const refusing: Gate = async () => {
  throw new ServiceFault('AccessDeniedException', 'no');
};

describe('composing gates', () => {
  test('asks them in order, each after the one before', async () => {
    const order: string[] = [];
    const slow: Gate = async () => {
      await Promise.resolve();
      order.push('first');
    };
    const quick: Gate = async () => void order.push('second');
    await gateOf([slow, quick])(aCall({}));
    expect(order).toEqual(['first', 'second']);
  });

  test('stops at the first that refuses', async () => {
    const log = callLog();
    await expect(gateOf([refusing, log.gate])(aCall({}))).rejects.toThrow('no');
    expect(log.take()).toEqual([]);
  });
});
