import { expect, test } from 'vitest';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';
import type { Call } from '#lambdas/http/call.ts';
import { approveRequestEndpoint } from '#lambdas/requests/approve-request.ts';

const requestId = `01KB9${'A'.repeat(21)}`;
const tenantId = `t01${'j'.repeat(24)}`;
const body = { requestId, reason: '支払いがない' };
const request = {
  requestId,
  operation: 'suspendTenant',
  asked: { params: { tenantId }, body },
  says: '有限会社あおば工房の利用を停止する',
  reason: body.reason,
  askedBy: 'op-kato',
  askedByName: '加藤誠',
  askedAt: '2026-12-01T00:00:00.000Z',
  expiresAt: '2026-12-08T00:00:00.000Z',
  state: 'open',
};
const one = (operatorId: string) => ({
  operatorId,
  name: operatorId,
  isActive: true,
  roles: ['security'],
  trainedUntil: '2027-10-31',
  version: 1,
});

/** 森 approves what 加藤 asked for; the row is read as one of these in turn. */
const approving = async (reads: readonly object[], failed: readonly string[] = []) => {
  const rows = [...reads];
  const writes: object[] = [];
  const context = {
    operators: { list: async () => ({ operators: [one('op-kato'), one('op-mori')], version: 1 }) },
    companies: { find: async () => ({ name: '有限会社あおば工房', state: 'active' }) },
    grants: async () => ({ turn: async () => undefined, ofCompany: async () => [] }),
    requests: { find: async () => rows.shift() },
    commit: async (given: object) => {
      writes.push(given);
      return failed;
    },
    record: async () => undefined,
  } as unknown as OperatorContext;
  const call = {
    params: { requestId },
    query: {},
    body: { reason: '契約書を確かめた' },
    at: '2026-12-01T01:00:00.000Z',
    operator: { operatorId: 'op-mori', name: '森美咲', rights: new Set(['companies.suspend']) },
  } as unknown as Call;
  return { answer: await approveRequestEndpoint.serve(call, async () => context), writes };
};
const done = {
  ...request,
  state: 'done',
  decidedBy: 'op-mori',
  decidedByName: '森美咲',
  decidedAt: request.askedAt,
};

test('a request is done in the name of whoever asked for it', async () => {
  const { answer, writes } = await approving([request]);
  expect(answer).toMatchObject({ ok: true, value: { body: { state: 'done' } } });
  expect(JSON.stringify(writes)).toContain('"by":"op-kato"');
});

test.each([
  ['another release filed it in another form', { asked: { params: { tenantId }, body: { until: 'x' } } }],
  ['its sentence is no longer what would happen', { says: '有限会社あおばの利用を停止する' }],
])('nothing is done where %s', async (_why, change) => {
  const { answer, writes } = await approving([{ ...request, ...change }]);
  expect(answer).toMatchObject({ ok: false, refusal: { kind: 'request-outdated' } });
  expect(writes).toEqual([]);
});

test('an approval that is sent again is answered again, also where both came at once', async () => {
  const again = await approving([done]);
  expect([again.answer.ok, again.writes]).toEqual([true, []]);
  expect((await approving([request, done], ['request'])).answer).toMatchObject({ ok: true });
  expect((await approving([request, { ...done, decidedBy: 'op-abe' }], ['request'])).answer).toMatchObject({
    ok: false,
    refusal: { kind: 'request-over' },
  });
});
