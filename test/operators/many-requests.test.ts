import { expect, test } from 'vitest';
import { isOperatorId } from '#domain/kernel/ids.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';
import type { Call } from '#lambdas/http/call.ts';
import { addOperatorEndpoint } from '#lambdas/operators/add-operator.ts';

const operatorId = 'op-kato';
if (!isOperatorId(operatorId)) throw new Error(operatorId);
const at = instantOf(new Date('2026-12-01T01:00:00.000Z'));

/** 加藤 has so many requests open. */
const having = (count: number, done: string[]): OperatorContext =>
  ({
    operators: {
      find: async () => undefined,
      list: async () => ({
        operators: [
          {
            operatorId,
            name: '加藤誠',
            isActive: true,
            roles: ['security'],
            trainedUntil: '2027-10-31',
            version: 1,
          },
        ],
        version: 1,
      }),
    },
    requests: {
      find: async () => undefined,
      since: async () =>
        Array.from({ length: count }, (_one, number) => ({
          operation: 'suspendTenant',
          says: `${number}社目の利用を停止する`,
          askedBy: operatorId,
          expiresAt: '2026-12-08T00:00:00.000Z',
          state: 'open',
        })),
    },
    commit: async () => {
      done.push('filed');
      return [];
    },
    record: async (_request: unknown, { outcome }: { readonly outcome: string }) => void done.push(outcome),
  }) as unknown as OperatorContext;

const call = {
  params: {},
  query: {},
  body: {
    requestId: ulidAt(at),
    reason: '増員のため',
    operatorId: 'op-mori',
    name: '森美咲',
    roles: ['support'],
  },
  at,
  operator: { operatorId, name: '加藤誠', rights: new Set(['operators.keep']) },
} as unknown as Call;

test.each([
  [9, { ok: true }, ['filed']],
  [10, { ok: false, refusal: { kind: 'requests-many' } }, ['refused']],
  // So many were read that one could be behind them: none is added.
  [1000, { ok: false, refusal: { kind: 'requests-many' } }, ['refused']],
])('with %i requests open another is answered by %o', async (count, answer, left) => {
  const done: string[] = [];
  expect(await addOperatorEndpoint.serve(call, async () => having(count, done))).toMatchObject(answer);
  expect(done.filter((one) => one !== 'done')).toEqual(left);
});
