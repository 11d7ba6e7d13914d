import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { reasonsOf, tryAgainWhereOthersAre } from '#lambdas/adapters/aws/meetings.ts';
import { workersClientOf } from '#lambdas/adapters/aws/clients.ts';

const failed = (name: string, codes?: readonly string[]): Error =>
  Object.assign(new Error(name), {
    name,
    ...(codes === undefined ? {} : { CancellationReasons: codes.map((Code) => ({ Code })) }),
  });
const cancelled = (...codes: readonly string[]) => failed('TransactionCanceledException', codes);

/** So many attempts more than the first one are given. */
const patient = (most: number) => {
  const pauses: number[] = [];
  const pauseAfter = async (attempts: number): Promise<boolean> => {
    pauses.push(attempts);
    return attempts < most;
  };
  return { pauses, pauseAfter, hasTime: () => true };
};

/** Each call ends as the next of these; behind them everything succeeds. */
const answering = (ends: readonly Error[]) => {
  const left = [...ends];
  const calls: unknown[] = [];
  const next = async (call: unknown): Promise<string> => {
    calls.push(call);
    const end = left.shift();
    if (end !== undefined) throw end;
    return 'stored';
  };
  return { calls, next };
};

describe('a worker whose event comes twice (EventBridge and SQS deliver at least once)', () => {
  it.each([
    ['another transaction is at both items', cancelled('TransactionConflict', 'TransactionConflict')],
    ['… at one of them', cancelled('None', 'TransactionConflict')],
    ['a transaction is at the item of a single write', failed('TransactionConflictException')],
  ])('tries again: %s', async (_why, met) => {
    const { calls, next } = answering([met, met]);
    const { pauses, ...patience } = patient(9);
    await expect(tryAgainWhereOthersAre(patience)(next)('call')).resolves.toBe('stored');
    expect(calls).toEqual(['call', 'call', 'call']);
    expect(pauses).toEqual([0, 1]);
  });

  it.each([
    ['a condition that does not hold any more', failed('ConditionalCheckFailedException')],
    ['… in a transaction', cancelled('ConditionalCheckFailed', 'None')],
    [
      '… beside a meeting: what is known is enough',
      cancelled('ConditionalCheckFailed', 'TransactionConflict'),
    ],
    ['what is malformed', cancelled('ValidationError', 'None')],
    ['what AWS refuses', failed('AccessDeniedException')],
  ])('throws at once: %s', async (_why, error) => {
    const { calls, next } = answering([error]);
    const { pauses, ...patience } = patient(9);
    await expect(tryAgainWhereOthersAre(patience)(next)('call')).rejects.toBe(error);
    expect(calls).toHaveLength(1);
    expect(pauses).toEqual([]);
  });

  it('throws the meeting itself when there is no time left', async () => {
    const met = cancelled('TransactionConflict');
    const { calls, next } = answering([met, met, met, met]);
    await expect(tryAgainWhereOthersAre(patient(2))(next)('call')).rejects.toBe(met);
    expect(calls).toHaveLength(3);
  });

  it('has it in every call of its client, before the SDK’s own attempts', async () => {
    const client = workersClientOf({ region: 'ap-northeast-1' }, patient(9));
    const { calls, next } = answering([failed('TransactionConflictException')]);
    client.middlewareStack.add(() => () => next('sent').then(() => ({ output: {}, response: {} }) as never), {
      step: 'initialize',
      priority: 'low',
    });
    await client.send(new PutCommand({ TableName: 'T', Item: { PK: 'a', SK: 'b' } }));
    expect(calls).toHaveLength(2);
  });
});

it.each([undefined, null, 'TransactionConflict', {}, failed('x')])('finds no reasons in %j', (error) => {
  expect(reasonsOf(error)).toEqual([]);
});
