import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { resettingIn, type Resetting } from './password-resetting.ts';

let demo: DemoCloud;
let forgot: Resetting;
let tenantId: string;
let tanaka: string;
beforeAll(async () => {
  demo = await shareDemoCloud();
  forgot = resettingIn(demo);
  const { userId, cookie } = await demo.signIn('tanaka');
  tanaka = userId;
  tenantId = cookie.split('=')[1]?.split('.')[0] ?? '';
});
beforeEach(() => forgot.later());
afterAll(() => demo.close());

const asked = async (email?: string): Promise<string> => {
  expect((await forgot.request(email)).status).toBe(204);
  await demo.cloud.catchUp();
  return forgot.token();
};
/** The calls of the door, and what it says. */
const seenFrom = async (email: string, companyCode: string) => {
  demo.cloud.calls.clear();
  const startedAt = performance.now();
  const { status, body } = await forgot.request(email, companyCode);
  const millis = performance.now() - startedAt;
  const calls = demo.cloud.calls.take().filter(({ principalArn }) => /TenantApi-auth/.test(principalArn));
  await demo.cloud.catchUp();
  return {
    answer: { status, body },
    calls: calls.map(({ operation, resources }) => `${operation} ${resources.join()}`).toSorted(),
    millis,
  };
};
const meta = () => ({ PK: `TEN#${tenantId}`, SK: 'META' });

describe('whoever asks', () => {
  const change = async (name: string, value: unknown, deed: () => Promise<unknown>, restored: unknown) => {
    await forgot.change('Control', meta(), name, value);
    try {
      return await deed();
    } finally {
      await forgot.change('Control', meta(), name, restored);
    }
  };
  const disabled = async (isActive: boolean) => {
    const rows = await forgot.rowsOf('TenantData');
    const row = rows.find(({ PK, SK }) => PK === `T#${tenantId}#USER` && SK === tanaka);
    const doc = JSON.stringify({ ...JSON.parse(String(row?.['doc'])), isActive });
    await forgot.change('TenantData', { PK: `T#${tenantId}#USER`, SK: tanaka }, 'doc', doc);
  };

  test('is answered alike after the same calls, and a mail goes to nobody else', async () => {
    const [known, stranger] = ['tanaka@minato.example.jp', 'dareka@minato.example.jp'];
    await forgot.request();
    await demo.cloud.catchUp();
    const first = await seenFrom(known, 'minato');
    const mails = forgot.links().length;
    const others = [
      await seenFrom(stranger, 'minato'),
      await seenFrom(known, 'no-such-company'),
      await seenFrom('hayashi@aoba-kobo.example.jp', 'minato'),
      await seenFrom(known, 'aoba-kobo'),
    ];
    others.push(
      (await change('ipCidrs', ['192.0.2.0/24'], () => seenFrom(known, 'minato'), [])) as typeof first,
    );
    others.push(
      (await change('state', 'suspended', () => seenFrom(known, 'minato'), 'active')) as typeof first,
    );
    await disabled(false);
    others.push(await seenFrom(known, 'minato'));
    await disabled(true);

    expect(first.answer).toEqual({ status: 204, body: '' });
    expect(first.calls).toHaveLength(6);
    for (const { answer, calls, millis } of others) {
      expect(answer).toEqual(first.answer);
      expect(calls).toEqual(first.calls);
      expect(millis).toBeGreaterThanOrEqual(600);
    }
    expect(first.millis).toBeGreaterThanOrEqual(600);
    expect(forgot.links()).toHaveLength(mails);
    expect((await forgot.trail()).slice(-6).filter((line) => line.endsWith(': refused'))).toEqual(
      expect.arrayContaining([
        'auth.request-password-reset-of-unknown-address user unknown: refused',
        `auth.request-password-reset-from-refused-address user ${tanaka}: refused`,
        `auth.request-password-reset-while-suspended user ${tanaka}: refused`,
        `auth.request-password-reset-while-disabled user ${tanaka}: refused`,
      ]),
    );
  });

  test('a stranger whom the address list turns away uses up nothing of the person himself', async () => {
    const mails = forgot.links().length;
    const strangers = () => Promise.all(Array.from({ length: 5 }, () => forgot.request()));
    const answers = await change('ipCidrs', ['192.0.2.0/24'], strangers, []);
    expect((answers as { status: number }[]).map(({ status }) => status)).toEqual([204, 204, 204, 204, 204]);
    await demo.cloud.catchUp();
    expect(forgot.links()).toHaveLength(mails);
    await asked();
    expect(forgot.links()).toHaveLength(mails + 1);
  });

  test('an address that asks too often uses up no more of any company', async () => {
    const counters = async () =>
      (await forgot.rowsOf('Session')).filter(({ PK, asked: count }) => String(PK).startsWith('L#') && count);
    const known = new Set((await counters()).map(({ PK }) => PK));
    const fresh = async () => (await counters()).filter(({ PK }) => !known.has(PK));
    await forgot.request('tanaka@minato.example.jp', 'minato');
    await forgot.request('tanaka@minato.example.jp', 'no-such-company');
    const ofAddress = (await fresh()).filter(({ asked: count }) => count === 2);
    expect([(await fresh()).length, ofAddress.length]).toEqual([5, 1]);
    await forgot.change('Session', { PK: String(ofAddress[0]?.['PK']), SK: 'S' }, 'asked', 1000);
    const others = async () =>
      (await fresh()).filter(({ PK }) => PK !== ofAddress[0]?.['PK']).map(({ asked: count }) => count);
    demo.cloud.calls.clear();
    for (const company of ['minato', 'no-such-company'])
      expect(await forgot.request('tanaka@minato.example.jp', company)).toMatchObject({
        status: 429,
        body: { code: 'reset-too-many' },
      });
    const calls = demo.cloud.calls.take().filter(({ principalArn }) => /TenantApi-auth/.test(principalArn));
    expect(calls.map(({ operation }) => operation)).toEqual(['UpdateItem', 'UpdateItem']);
    expect(await others()).toEqual([1, 1, 1, 1]);
    await demo.cloud.catchUp();
  });

  test('a link is held to the address list, the contract and the person too', async () => {
    const token = await asked();
    const complete = async () => (await forgot.complete(token, 'Yoso-no-Kotoba-1!')).body.code;
    expect(await change('ipCidrs', ['192.0.2.0/24'], complete, [])).toBe('ip-refused');
    expect(await change('state', 'suspended', complete, 'active')).toBe('tenant-inactive');
    await disabled(false);
    expect(await complete()).toBe('reset-link-over');
    await disabled(true);
    expect((await forgot.inspect(token)).status).toBe(200);
  });

  test('a token that names another person or company finds nothing', async () => {
    const token = await asked();
    const [company, person, secret] = token.split('.');
    const watanabe = (await demo.signIn('watanabe')).userId;
    for (const forged of [`${company}.${watanabe}.${secret}`, `t${'0'.repeat(26)}.${person}.${secret}`, 'x'])
      expect((await forgot.inspect(forged)).body.code).toBe('reset-link-over');
  });
});
