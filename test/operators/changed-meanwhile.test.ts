import { expect, test } from 'vitest';
import { isOperatorId, type OperatorId } from '#domain/kernel/ids.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';
import type { OperatorRecord } from '#lambdas/adapters/operator/operators.ts';
import type { Call, Endpoint } from '#lambdas/http/call.ts';
import { addTrainingEndpoint } from '#lambdas/operators/add-training.ts';
import { endOperatorEndpoint } from '#lambdas/operators/end-operator.ts';
import { issueOperatorPasswordEndpoint } from '#lambdas/operators/issue-operator-password.ts';

const idOf = (text: string): OperatorId => {
  if (!isOperatorId(text)) throw new Error(text);
  return text;
};

const record = (operatorId: string): OperatorRecord => ({
  operatorId: idOf(operatorId),
  name: '森美咲',
  isActive: true,
  roles: ['support'],
  version: 3,
});

/** Somebody else's change comes between the look and the deed: the roster's version has moved. */
const overtaken = (given: string[]): OperatorContext =>
  ({
    operators: { list: async () => ({ operators: [record('op-kato'), record('op-mori')], version: 7 }) },
    commit: async () => ['roster'],
    record: async (_request: unknown, { outcome }: { readonly outcome: string }) => void given.push(outcome),
    giveFirstPassword: async () => {
      throw new Error('nothing was decided');
    },
  }) as unknown as OperatorContext;

const call = (body: object): Call =>
  ({
    params: { operatorId: 'op-mori' },
    query: {},
    body: { reason: '退職のため', ...body },
    at: '2026-12-01T01:00:00.000Z',
    operator: { operatorId: 'op-kato', name: '加藤誠', rights: new Set(['operators.keep']) },
  }) as unknown as Call;

test.each<[string, Endpoint<OperatorContext>, object]>([
  ['ended', endOperatorEndpoint, {}],
  ['given a first password', issueOperatorPasswordEndpoint, {}],
  ['trained', addTrainingEndpoint, { on: '2026-11-01', until: '2027-10-31', evidence: '教材 第1版' }],
])(
  'an operator who was changed meanwhile is not %s, and the refusal is recorded',
  async (_what, endpoint, body) => {
    const outcomes: string[] = [];
    const answer = await endpoint.serve(call(body), async () => overtaken(outcomes));
    expect(answer).toEqual({ ok: false, refusal: { kind: 'operator-changed-meanwhile' } });
    expect(outcomes).toEqual(['refused']);
  },
);
