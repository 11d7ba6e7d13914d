import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operatorRoles } from '#domain/operators/operator-rights.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { askOperators, codeAt, operatorIn, secretOf, type SignedInOperator } from './operator-driver.ts';
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

/** From a temporary password to the second factor. */
const firstEntry = async (temporaryPassword: string, newPassword: string) => {
  const send = askOperators(demo.cloud);
  const body = { operatorId: 'op-abe', password: temporaryPassword };
  const begun = await send('POST', '/operator/auth/login', { body });
  expect(begun.body.outcome).toBe('new-password-required');
  const chosen = await send('POST', '/operator/auth/challenges', {
    body: { challengeId: begun.body.challengeId, newPassword },
  });
  const key = secretOf(chosen.body.otpauthUri);
  const answer = await send('POST', '/operator/auth/challenges', {
    body: { challengeId: chosen.body.challengeId, code: codeAt(key, it.now()) },
  });
  return { secret: key, answer };
};

describe('an operator', () => {
  let secret = '';
  const abe = { operatorId: 'op-abe', name: '阿部学', roles: ['support'] };

  const path = '/operator/staff/op-abe';
  const today = () => new Date(it.now().getTime() + 9 * 3_600_000).toISOString().slice(0, 10);

  test('is added by two, with an id that nobody has or had', async () => {
    const { requestId } = (await ask(kato, '/operator/staff', abe)).body;
    expect(await approve(mori, requestId)).toMatchObject({ status: 200 });
    expect((await ask(kato, '/operator/staff', abe)).body.code).toBe('operator-exists');
  });

  test('is added once: of two requests for an id the later one is overtaken', async () => {
    const wanted = { operatorId: 'op-endo', roles: ['support'] };
    const filed = [];
    for (const name of ['遠藤一', '遠藤二'])
      // oxlint-disable-next-line no-await-in-loop -- one is filed before the other
      filed.push((await ask(kato, '/operator/staff', { ...wanted, name })).body.requestId);
    const [first = '', second = ''] = filed;
    expect((await approve(mori, first)).status).toBe(200);
    expect(await approve(mori, second)).toMatchObject({
      status: 409,
      body: { code: 'request-outdated', detail: expect.stringContaining('この運用者IDは使えません') },
    });
    expect((await stop(mori, second)).body.state).toBe('rejected');
  });

  test('without a training is told so and stays out, however he proves himself (7.2.2)', async () => {
    expect((await kato.post('/operator/staff/op-kato/temporary-password', { reason })).body.code).toBe(
      'own-operator',
    );
    const { temporaryPassword } = (await kato.post(`${path}/temporary-password`, { reason })).body;
    const entered = await firstEntry(temporaryPassword, 'Chosen-By-Abe-Alone-1');
    expect(entered.answer).toMatchObject({ status: 403, cookie: '', body: { code: 'training-over' } });
    ({ secret } = entered);
  });

  test('is trained by another’s record, and signs in by his own password and authenticator', async () => {
    const training = { on: today(), until: today(), evidence: '教材 第1版', reason };
    expect((await kato.post('/operator/staff/op-kato/trainings', training)).body.code).toBe('own-operator');
    const odd = await kato.post(`${path}/trainings`, { ...training, until: '2026-01-01' });
    expect(odd.body).toMatchObject({ code: 'input-malformed', fields: [{ path: 'until' }] });
    expect((await kato.post(`${path}/trainings`, training)).status).toBe(204);
    const older = { ...training, on: '2020-01-01', until: '2020-12-31' };
    expect((await kato.post('/operator/staff/op-mori/trainings', older)).status).toBe(204);
    expect((await mori.get('/operator/me')).status).toBe(200);
    const { items } = (await kato.get(`${path}/trainings`)).body;
    expect(items).toMatchObject([
      { on: today(), until: today(), evidence: '教材 第1版', recordedBy: 'op-kato' },
    ]);
    const password = 'Chosen-By-Abe-Alone-1';
    it.later(1);
    const own = await operatorIn(demo.cloud, 'op-abe', { now: it.now(), password, secret });
    expect((await own.get('/operator/me')).body).toMatchObject({
      operator: { id: 'op-abe', roles: ['support'], trainedUntil: today() },
      rights: operatorRoles.support.rights,
    });
    expect((await own.post(`${path}/end`, { reason })).body.code).toBe('not-allowed');
    // Nor does he stop what he could not decide.
    const filed = (await ask(kato, '/operator/staff/op-mori/roles', { roles: ['support'] })).body.requestId;
    expect((await stop(own, filed)).body.code).toBe('not-allowed');
    expect((await stop(kato, filed)).body.state).toBe('withdrawn');
    // What is refused for want of a right is seen by whoever reads the trail (9.2.3, 12.4.1).
    const lines = await trailOf(demo.cloud, it.now());
    expect(lines).toContain(`op-abe operator.end operator op-abe refused ${reason}`);
    expect((await kato.post(`${path}/temporary-password`, { reason })).body.code).toBe('operator-enrolled');
  });

  test('is no second person for whoever gave him his first password', async () => {
    it.later(1);
    const own = await operatorIn(demo.cloud, 'op-abe', {
      now: it.now(),
      password: 'Chosen-By-Abe-Alone-1',
      secret,
    });
    const { requestId } = (await ask(kato, `${company}/suspension`)).body;
    expect((await approve(own, requestId)).body.code).toBe('request-needs-another');
    expect((await stop(own, requestId)).body.state).toBe('rejected');
  });

  test('changes his password by both factors, which ends his other sessions', async () => {
    it.later(1);
    const entering = { password: 'Chosen-By-Abe-Alone-1', secret };
    const other = await operatorIn(demo.cloud, 'op-abe', { ...entering, now: it.now() });
    it.later(1);
    const own = await operatorIn(demo.cloud, 'op-abe', { ...entering, now: it.now() });
    const sessions = async () => (await own.get('/operator/auth/sessions')).body.items;
    expect((await sessions()).map(({ isThis }: any) => isThis).filter(Boolean)).toHaveLength(1);
    it.later(1);
    const change = (currentPassword: string, newPassword: string) =>
      own.post('/operator/auth/password', { currentPassword, newPassword, code: codeAt(secret, it.now()) });
    expect((await change(entering.password, 'short')).body.code).toBe('password-weak');
    expect((await change('Not-His-Own-At-All-1', 'Another-Of-Abe-Alone-2')).body.code).toBe('password-wrong');
    expect((await change(entering.password, 'Another-Of-Abe-Alone-2')).status).toBe(204);
    expect((await other.get('/operator/me')).status).toBe(401);
    expect(await sessions()).toHaveLength(1);
    expect((await own.get('/operator/me')).status).toBe(200);
  });

  test('who holds 安全管理 loses it by two persons before he is ended, and is out at once', async () => {
    const end = () => kato.post('/operator/staff/op-mori/end', { reason });
    expect((await end()).body.code).toBe('security-role-held');
    expect((await kato.post('/operator/staff/op-kato/end', { reason })).body.code).toBe('own-operator');
    const roles = { roles: ['support'] };
    const asked = (await ask(kato, '/operator/staff/op-mori/roles', roles)).body.requestId;
    // Whom it is about neither decides it nor takes it off the table, and the asker is not alone beside her.
    const { items } = (await mori.get('/operator/requests')).body;
    expect(items[0]).toMatchObject({ requestId: asked, approval: 'about-you', mayStop: false });
    for (const decide of [approve, stop])
      // oxlint-disable-next-line no-await-in-loop
      expect(await decide(mori, asked)).toMatchObject({ status: 403, body: { code: 'request-about-you' } });
    expect((await approve(kato, asked)).body.code).toBe('request-needs-another');
    expect((await stop(kato, asked)).body.state).toBe('withdrawn');
    // One that rests on what was changed meanwhile is not done: another sentence was read.
    const stale = (await ask(mori, '/operator/staff/op-abe/roles', { roles: ['release'] })).body.requestId;
    const moved = (await ask(mori, '/operator/staff/op-abe/roles', { roles: ['support', 'release'] })).body;
    expect((await approve(kato, moved.requestId)).status).toBe(200);
    expect((await approve(kato, stale)).body.code).toBe('request-outdated');
    expect((await stop(mori, stale)).body.state).toBe('withdrawn');
    const { requestId } = (await ask(mori, '/operator/staff/op-mori/roles', roles)).body;
    expect((await approve(kato, requestId)).status).toBe(200);
    // His right is gone with it, in the session that approved it.
    expect((await mori.post('/operator/staff/op-abe/end', { reason })).body.code).toBe('not-allowed');
    expect((await end()).status).toBe(204);
    expect((await mori.get('/operator/me')).status).toBe(401);
    expect((await end()).body.code).toBe('operator-ended');
    expect((await kato.post('/operator/staff/op-nobody/end', { reason })).status).toBe(404);
  });
});

describe('an operator who is alone', () => {
  test('waits 24 hours with what takes two, may take it back, and does it then', async () => {
    const wanted = { operatorId: 'op-ueno', name: '上野亮', roles: ['security'] };
    const { requestId } = (await ask(kato, '/operator/staff', wanted)).body;
    expect(await approve(kato, requestId)).toMatchObject({
      status: 409,
      body: { code: 'request-waits', detail: expect.stringMatching(/\d{4}年\d+月\d+日 \d+時\d\d分から/) },
    });
    expect((await stop(kato, requestId)).body.state).toBe('withdrawn');
    const again = (await ask(kato, '/operator/staff', wanted)).body.requestId;
    it.later(24 * 60 + 1);
    const { secret } = kato;
    kato = await operatorIn(demo.cloud, 'op-kato', { now: it.now(), secret });
    expect(await approve(kato, again)).toMatchObject({ status: 200, body: { state: 'done' } });
  });

  test('cannot take the last 安全管理 from himself', async () => {
    // 上野 holds it too, and does not count until he has come.
    const roles = { roles: ['support'] };
    const first = await ask(kato, '/operator/staff/op-ueno/roles', roles);
    expect(first.status).toBe(201);
    it.later(24 * 60 + 1);
    kato = await operatorIn(demo.cloud, 'op-kato', { now: it.now(), secret: kato.secret });
    expect((await approve(kato, first.body.requestId)).status).toBe(200);
    expect((await ask(kato, '/operator/staff/op-kato/roles', roles)).body.code).toBe(
      'last-security-operator',
    );
  });

  test('finds a request of before over once its seven days are', async () => {
    const { requestId } = (await ask(kato, `${company}/suspension`)).body;
    it.later(7 * 24 * 60 + 1);
    kato = await operatorIn(demo.cloud, 'op-kato', { now: it.now(), secret: kato.secret });
    expect((await approve(kato, requestId)).body.code).toBe('request-over');
    const { items } = (await kato.get('/operator/requests')).body;
    expect(items[0]).toMatchObject({ requestId, state: 'expired' });
  });
});
