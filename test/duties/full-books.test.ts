import { expect, test } from 'vitest';
import { dutiesMost } from '#domain/duties/duty.ts';
import { isOperatorId } from '#domain/kernel/ids.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';
import { addDutyEndpoint } from '#lambdas/duties/add-duty.ts';
import type { Call } from '#lambdas/http/call.ts';

const operatorId = 'op-kato';
if (!isOperatorId(operatorId)) throw new Error(operatorId);
const at = instantOf(new Date('2026-12-01T01:00:00.000Z'));

/** So many entries stand in the books. */
const having = (count: number, done: string[]): OperatorContext =>
  ({
    operators: { find: async () => ({ operatorId, isActive: true }) },
    duties: { list: async () => Array.from({ length: count }, () => ({ bookId: 'backup' })) },
    commit: async () => {
      done.push('added');
      return [];
    },
    record: async (_request: unknown, { outcome }: { readonly outcome: string }) => void done.push(outcome),
  }) as unknown as OperatorContext;

const call = {
  params: { bookId: 'backup' },
  query: {},
  body: {
    dutyId: ulidAt(at),
    title: '月次報告の確認',
    about: '',
    everyMonths: 1,
    due: '2026-12-31',
    ownerId: operatorId,
    reason: '担当を決めたため',
  },
  at,
  operator: { operatorId, name: '加藤誠', rights: new Set(['duties.keep']) },
} as unknown as Call;

test.each([
  [dutiesMost - 1, true, ['added']],
  [dutiesMost, false, ['refused']],
])('of %d entries another one is taken: %s', async (count, isTaken, expected) => {
  const done: string[] = [];
  const answer = await addDutyEndpoint.serve(call, () => Promise.resolve(having(count, done)));
  expect(answer).toMatchObject(isTaken ? { ok: true } : { ok: false, refusal: { kind: 'duties-full' } });
  expect(done).toEqual(expected);
});
