import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SignedInOperator } from './operator-driver.ts';
import { trailOf } from './operators-trail.ts';
import { openTwoOperators, type TwoOperators } from './two-operators.ts';
import { firstSignIn, tryFirstPassword } from './first-sign-in.ts';
import { temporaryIn } from './invited-people.ts';

let it: TwoOperators;
let kato: SignedInOperator;
beforeAll(async () => {
  it = await openTwoOperators();
  ({ kato } = it);
});
afterAll(() => it.demo.close());

const reason = '契約書 第3版のとおり';
const terms = {
  plan: 'trial',
  limits: { users: 10 },
  options: ['statusView'],
  corporateNumber: '1180301018771',
  contractedOn: '2026-11-30',
  startsOn: '2026-12-01',
};
const anOrder = (companyCode: string) => ({
  reason,
  companyCode,
  companyName: '株式会社ひのでデザイン',
  administrator: { name: '山口京子', loginId: 'yamaguchi', email: `yamaguchi@${companyCode}.example.jp` },
  terms,
});
const start = (companyCode: string) => kato.post('/operator/onboardings', anOrder(companyCode));
const shown = async (tenantId: string) => (await kato.get(`/operator/onboardings/${tenantId}`)).body;
const resume = (tenantId: string, more: object = {}) =>
  kato.post(`/operator/onboardings/${tenantId}/resumption`, { reason: '確かめた', ...more });
const mailsTo = (companyCode: string) =>
  it.demo.cloud.mails().filter(({ to }) => to.includes(`yamaguchi@${companyCode}.example.jp`));

const firstOf = (companyCode: string) => ({
  companyCode,
  loginId: 'yamaguchi',
  temporaryPassword: temporaryIn(
    mailsTo(companyCode)
      .map(({ text }) => text)
      .join('\n'),
  ),
});

const refuseMails = (times: number, statusCode: number, code: string) =>
  it.demo.cloud.faults.failNext({ service: 'ses', operation: 'SendEmail', code, statusCode, times });

describe('O-01: a new company, from the console to its first administrator (6.1.1, 9.2.1, 9.2.4)', () => {
  let tenantId = '';

  test('is made by itself once an operator has ordered it, within its ten minutes', async () => {
    const filed = await start('hinode');
    expect(filed).toMatchObject({ status: 201, body: { state: 'running', step: 'asked', attempt: 1 } });
    ({ tenantId } = filed.body);
    await it.demo.cloud.catchUp();
    const done = await shown(tenantId);
    expect(done).toMatchObject({
      companyCode: 'hinode',
      companyName: '株式会社ひのでデザイン',
      state: 'done',
      askedBy: { id: 'op-kato', name: '加藤誠' },
    });
    expect(Date.parse(done.at) - Date.parse(done.askedAt)).toBeLessThan(600_000);
    // Nothing that is told of it names who he is.
    expect(JSON.stringify((await kato.get('/operator/onboardings')).body)).not.toMatch(/山口|yamaguchi|@/);
  });

  test('stands in the list with its contract as it was typed, and its first record', async () => {
    expect((await kato.get(`/operator/tenants/${tenantId}`)).body).toMatchObject({
      companyCode: 'hinode',
      state: 'active',
      version: 1,
      terms,
    });
    expect((await kato.get(`/operator/tenants/${tenantId}/contract-changes`)).body.items).toMatchObject([
      { version: 1, changes: [], reason, by: { id: 'op-kato' } },
    ]);
    expect((await start('hinode')).body.code).toBe('company-code-taken');
    expect((await start('ＨＩＮＯＤＥ')).body.code).toBe('company-code-taken');
  });

  test('mails its administrator the way in and, apart from it, a password that he has to change (T-01)', async () => {
    expect(
      mailsTo('hinode')
        .map(({ subject }) => subject)
        .toSorted(),
    ).toEqual(['【STAFee】仮パスワードのお知らせ', '【STAFee】利用開始のご案内']);
    const { first, person, again } = await firstSignIn(
      it.demo.cloud,
      firstOf('hinode'),
      'Hinode-Design-2026-A1!',
    );
    expect(first).toBe('new-password-required');
    expect((await person.get('/api/me')).body.user.name).toBe('山口京子');
    expect(again).toBe('login-failed');
  });

  test('leaves the deed in the operators’ trail, with its reason and no name (9.2.3, 12.4.1)', async () => {
    const lines = await trailOf(it.demo.cloud, it.now());
    expect(lines).toContain(`op-kato tenant.onboard-asked company code hinode done ${reason}`);
    expect(lines.join('\n')).not.toMatch(/yamaguchi|山口/);
  });
});

describe('an onboarding that stops', () => {
  test('tells why on the home, and goes on where it was once somebody takes it up', async () => {
    refuseMails(1, 400, 'MessageRejected');
    const { tenantId } = (await start('stopped')).body;
    await it.demo.cloud.catchUp();
    expect(await shown(tenantId)).toMatchObject({ state: 'stopped', step: 'guide', fault: 'mail-refused' });
    expect((await kato.get('/operator/home')).body.groups).toContainEqual({
      kind: 'onboarding-stopped',
      items: [{ says: '株式会社ひのでデザイン：メールを送れませんでした', at: expect.any(String) }],
      hasMore: false,
    });
    const end = await kato.post(`/operator/onboardings/${tenantId}/end`, { reason });
    expect(end.body.code).toBe('onboarding-begun');
    expect((await resume(tenantId)).body).toMatchObject({ state: 'running', attempt: 2 });
    await it.demo.cloud.catchUp();
    expect(await shown(tenantId)).toMatchObject({ state: 'done', attempt: 2 });
    expect(mailsTo('stopped')).toHaveLength(2);
    expect((await resume(tenantId)).body.code).toBe('onboarding-not-stopped');
  });

  test.each([
    ['send-again', 2],
    ['was-sent', 1],
  ] as const)('at a mail of unknown fate asks, and does what was decided: %s', async (mail, count) => {
    const companyCode = `fate-${mail}`;
    // The service's answer is lost; it is not asked again by itself.
    refuseMails(1, 500, 'InternalFailure');
    const { tenantId } = (await start(companyCode)).body;
    await it.demo.cloud.catchUp();
    expect(await shown(tenantId)).toMatchObject({ state: 'stopped', step: 'guide', fault: 'mail-unknown' });
    expect((await resume(tenantId)).body.code).toBe('mail-verdict-needed');
    expect(mailsTo(companyCode)).toEqual([]);
    expect((await resume(tenantId, { mail })).status).toBe(200);
    await it.demo.cloud.catchUp();
    expect(await shown(tenantId)).toMatchObject({ state: 'done' });
    expect(mailsTo(companyCode)).toHaveLength(count);
  });
});

describe('a first password that nobody used', () => {
  test('ends after seven days (T-01)', async () => {
    it.later(8 * 24 * 60);
    const { body } = await tryFirstPassword(it.demo.cloud, firstOf('stopped'));
    expect(body.code).toBe('login-failed');
  });
});
