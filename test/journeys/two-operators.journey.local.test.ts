import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import type { SignedInOperator } from './operator-driver.ts';
import { trailOf } from './operators-trail.ts';
import { openTwoOperators, type TwoOperators } from './two-operators.ts';

let it: TwoOperators;
let demo: TwoOperators['demo'];
let kato: SignedInOperator;
let mori: SignedInOperator;
const ask: TwoOperators['ask'] = (...asked) => it.ask(...asked);
const approve: TwoOperators['approve'] = (...asked) => it.approve(...asked);
const stop: TwoOperators['stop'] = (...asked) => it.stop(...asked);
let reason = '';
beforeAll(async () => {
  it = await openTwoOperators();
  ({ demo, kato, mori, reason } = it);
});
afterAll(() => demo.close());

const company = `/operator/tenants/${aobaKobo.tenantId}`;

describe('a company that two operators suspend', () => {
  let requestId = '';

  test('is asked for by one, with the reason, and goes on meanwhile', async () => {
    const filed = await ask(kato, `${company}/suspension`);
    expect(filed).toMatchObject({
      status: 201,
      body: {
        says: '有限会社あおば工房の利用を停止する',
        reason,
        askedBy: { id: 'op-kato', name: '加藤誠' },
        state: 'open',
        approval: 'needs-another',
      },
    });
    ({ requestId } = filed.body);
    expect((await ask(kato, `${company}/suspension`)).body.code).toBe('request-pending');
    expect((await demo.signIn('hayashi', 'aoba-kobo')).userId).not.toBe('');
  });

  test('is never approved by the asker', async () => {
    expect(await approve(kato, requestId)).toMatchObject({
      status: 403,
      body: { code: 'request-needs-another' },
    });
  });

  test('stands on the home of the other until he decides', async () => {
    const { groups } = (await mori.get('/operator/home')).body;
    expect(groups).toContainEqual({
      kind: 'request-to-decide',
      items: [{ says: '有限会社あおば工房の利用を停止する', at: expect.any(String) }],
      hasMore: false,
    });
  });

  test('is refused at its next request, and at the door, once the other has approved it', async () => {
    const hayashi = await demo.signIn('hayashi', 'aoba-kobo');
    expect((await hayashi.get('/api/me')).status).toBe(200);
    expect(await approve(mori, requestId)).toMatchObject({ status: 200, body: { state: 'done' } });
    expect((await hayashi.get('/api/me')).status).toBe(403);
    await expect(demo.signIn('hayashi', 'aoba-kobo')).rejects.toThrow('tenant-inactive');
    const watanabe = await demo.signIn('watanabe');
    expect((await watanabe.get('/api/me')).status).toBe(200);
  });

  test('is decided once, and told as what burns', async () => {
    // Sent again after its answer was lost; nothing is done again.
    expect(await approve(mori, requestId)).toMatchObject({ status: 200, body: { state: 'done' } });
    expect((await approve(kato, requestId)).body.code).toBe('request-over');
    expect((await stop(kato, requestId)).body.code).toBe('request-over');
    const { groups } = (await kato.get('/operator/home')).body;
    expect(groups[0]).toEqual({
      kind: 'company-suspended',
      items: [{ says: `有限会社あおば工房：${reason}`, at: expect.any(String) }],
      hasMore: false,
    });
    expect((await ask(kato, `${company}/suspension`)).body.code).toBe('company-not-active');
  });

  test('is judged anew: a request that was overtaken changes nothing', async () => {
    const first = (await ask(kato, `${company}/resumption`)).body.requestId;
    expect((await approve(mori, first)).status).toBe(200);
    const hayashi = await demo.signIn('hayashi', 'aoba-kobo');
    expect((await hayashi.get('/api/me')).status).toBe(200);
    expect((await ask(kato, `${company}/resumption`)).body.code).toBe('company-not-suspended');
    const one = (await ask(kato, `${company}/suspension`)).body.requestId;
    expect((await approve(mori, one)).status).toBe(200);
    const other = (await ask(mori, `${company}/resumption`)).body.requestId;
    expect((await stop(kato, other)).body.state).toBe('rejected');
    const again = (await ask(mori, `${company}/resumption`)).body.requestId;
    expect((await approve(kato, again)).status).toBe(200);
  });

  test('leaves each step in the operators’ trail, with who asked and why (9.2.3, 12.4.1)', async () => {
    const lines = await trailOf(demo.cloud, it.now());
    expect(lines).toEqual(
      expect.arrayContaining([
        `op-kato tenant.suspend-asked tenant ${aobaKobo.tenantId} done ${reason}`,
        `op-kato request.approve request ${requestId} refused 契約書を確かめた`,
        `op-mori request.approve request ${requestId} done 契約書を確かめた`,
        `op-mori tenant.suspend tenant ${aobaKobo.tenantId}, request ${requestId} of op-kato done ${reason}`,
      ]),
    );
  });
});
