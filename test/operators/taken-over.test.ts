import { expect, test } from 'vitest';
import { isOperatorId, type OperatorId } from '#domain/kernel/ids.ts';
import { isInstant } from '#domain/kernel/time.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';
import type { OperatorRecord } from '#lambdas/adapters/operator/operators.ts';
import { addOperatorAct } from '#lambdas/operators/add-operator.ts';

const idOf = (text: string): OperatorId => {
  if (!isOperatorId(text)) throw new Error(text);
  return text;
};
const at = '2026-12-01T01:00:00.000Z';
if (!isInstant(at)) throw new Error(at);

const record = (operatorId: string, facts: Partial<OperatorRecord> = {}): OperatorRecord => ({
  operatorId: idOf(operatorId),
  name: '森美咲',
  isActive: true,
  roles: [],
  version: 1,
  ...facts,
});

/** 加藤 came by the command; of others there are rows that no list knows. */
const prepared = (
  found: OperatorRecord | undefined,
  listed: readonly OperatorRecord[] = [record('op-kato')],
) =>
  addOperatorAct.prepare(
    {
      params: {},
      body: { operatorId: 'op-mori', name: '森美咲', roles: ['support'], reason: '引継ぎ' },
    } as never,
    { by: idOf('op-kato'), at },
    {
      operators: { find: async () => found, list: async () => ({ operators: listed, version: 1 }) },
    } as unknown as OperatorContext,
  );

test('an operator of before there was a list comes into it under his own id, and keeps what his row says', async () => {
  const answer = await prepared(record('op-mori'));
  expect(answer).toMatchObject({
    ok: true,
    value: {
      says: '以前からの運用者 森美咲（op-mori）を一覧に引き継ぐ（ロール：支援）',
      writes: { operator: { kind: 'update' }, roster: { kind: 'update' } },
    },
  });
});

test('a new one is put, where nobody has the id', async () => {
  expect(await prepared(undefined)).toMatchObject({
    ok: true,
    value: { writes: { operator: { kind: 'put' } } },
  });
});

test.each([
  ['who is in the list', record('op-mori'), [record('op-kato'), record('op-mori')]],
  ['who has left, though no list knows him', record('op-mori', { isActive: false }), [record('op-kato')]],
])('the id of one %s is given to nobody (9.2.3)', async (_who, found, listed) => {
  expect(await prepared(found, listed)).toEqual({ ok: false, refusal: { kind: 'operator-exists' } });
});

test('the hundredth is refused in words', async () => {
  const all = Array.from({ length: 99 }, (_one, count) => record(`op-no${count}`));
  expect(await prepared(undefined, all)).toEqual({ ok: false, refusal: { kind: 'operators-full' } });
});
