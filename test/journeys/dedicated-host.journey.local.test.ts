import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, host, operatorOf, setName, tenantId } from './dedicated-tenant.ts';
import { passwordIn, startDemoCloud, type DemoCloud } from './demo-cloud.ts';

const [office, elsewhere] = ['127.0.0.2', '127.0.0.1'];
let demo: DemoCloud;
let operator: ReturnType<typeof operatorOf>;
const allow = async (list: readonly string[]): Promise<void> => {
  await operator.changeList(list);
  await demo.cloud.catchUp();
};
beforeAll(async () => {
  demo = await startDemoCloud();
  operator = operatorOf(demo.cloud, () => 0);
  await allow([office]);
});
afterAll(() => demo.close());

const logIn = (from: string, asked: string, companyCode: string, loginId: string) =>
  ask(demo.cloud, {
    from,
    host: asked,
    path: '/api/auth/login',
    body: { companyCode, loginId, password: passwordIn(companyCode) },
  });

describe('the host of a dedicated tenant', () => {
  test('is open to its addresses and closed to others, whatever a header claims', async () => {
    expect(demo.cloud.addressSets.addressesOf(setName)).toEqual(['127.0.0.2/32']);
    expect((await ask(demo.cloud, { from: office })).status).toBe(200);
    const spoofed = { 'x-forwarded-for': office };
    for (const headers of [{}, spoofed]) {
      const answer = await ask(demo.cloud, { from: elsewhere, headers });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text).code).toBe('not-allowed');
    }
  });

  test('is meant however it is written', async () => {
    for (const written of [host.toUpperCase(), `${host}.`])
      expect((await ask(demo.cloud, { from: elsewhere, host: written })).status).toBe(403);
  });

  test('turns away before any function runs', async () => {
    demo.cloud.calls.clear();
    expect((await logIn(elsewhere, host, 'aoba-kobo', 'hayashi')).status).toBe(403);
    expect(demo.cloud.calls.take()).toEqual([]);
  });

  test('signs in its own people, and nobody of another company', async () => {
    expect((await logIn(office, host, 'aoba-kobo', 'hayashi')).status).toBe(200);
    const foreign = await logIn(office, host, 'minato', 'tanaka');
    expect([foreign.status, JSON.parse(foreign.text).code]).toEqual([401, 'login-failed']);
  });

  test('takes no session of another company', async () => {
    const cookie = (await logIn(elsewhere, 'localhost', 'minato', 'tanaka')).setCookie;
    const asked = { from: office, path: '/api/me', headers: { cookie } };
    expect((await ask(demo.cloud, { ...asked, host: 'localhost' })).status).toBe(200);
    expect((await ask(demo.cloud, asked)).status).toBe(401);
  });
});

describe('a link for a new password', () => {
  const askFor = (asked: string, companyCode: string, email: string) =>
    ask(demo.cloud, {
      from: office,
      host: asked,
      path: '/api/auth/password-resets',
      body: { companyCode, email },
    });
  const links = () => demo.cloud.mails().filter(({ subject }) => subject.includes('再設定のご案内'));

  test('leads to the host of its company, whichever host it was asked for at', async () => {
    for (const asked of [host, 'localhost']) {
      expect((await askFor(asked, 'aoba-kobo', 'hayashi@aoba-kobo.example.jp')).status).toBe(204);
      await demo.cloud.catchUp();
      expect(links()[0]?.text).toContain(
        `http://${host}:${new URL(demo.cloud.url).port}/password-reset#t01kabkb`,
      );
    }
  });

  test('is not mailed to other people at that host, and is good at no other', async () => {
    const known = links().length;
    expect((await askFor(host, 'minato', 'tanaka@minato.example.jp')).status).toBe(204);
    await demo.cloud.catchUp();
    expect(links()).toHaveLength(known);
    await askFor('localhost', 'minato', 'tanaka@minato.example.jp');
    await demo.cloud.catchUp();
    const token = /#(\S+)/.exec(links()[0]?.text ?? '')?.[1];
    const asked = { from: office, path: '/api/auth/password-resets/inspection', body: { token } };
    expect((await ask(demo.cloud, { ...asked, host: 'localhost' })).status).toBe(200);
    expect(JSON.parse((await ask(demo.cloud, asked)).text).code).toBe('reset-link-over');
  });
});

describe('the common host', () => {
  test('is no way around the list: sign-in and authorizer hold it there too', async () => {
    const refused = await logIn(elsewhere, 'localhost', 'aoba-kobo', 'hayashi');
    expect([refused.status, JSON.parse(refused.text).code]).toEqual([403, 'ip-refused']);
    const { setCookie: cookie } = await logIn(office, 'localhost', 'aoba-kobo', 'hayashi');
    const asked = { host: 'localhost', path: '/api/me', headers: { cookie } };
    expect((await ask(demo.cloud, { ...asked, from: office })).status).toBe(200);
    expect((await ask(demo.cloud, { ...asked, from: elsewhere })).status).toBe(403);
  });

  test('is closed to an address on the emergency list, and open to the others', async () => {
    demo.cloud.addressSets.write('stafee-local-blocked-ipv4', ['127.0.0.2/32']);
    const codes = await Promise.all(
      [office, elsewhere].map(async (from) => (await ask(demo.cloud, { from, host: 'localhost' })).status),
    );
    demo.cloud.addressSets.write('stafee-local-blocked-ipv4', []);
    expect(codes).toEqual([403, 200]);
  });
});

test('a list without its set yet restricts sign-in at once, and the host a moment later', async () => {
  await operator.changeList(['198.51.100.1']);
  expect((await logIn(office, host, 'aoba-kobo', 'hayashi')).status).toBe(403);
  await demo.cloud.catchUp();
  expect((await ask(demo.cloud, { from: office })).status).toBe(403);
  await allow([]);
  expect(demo.cloud.addressSets.addressesOf(setName)).toEqual(['0.0.0.0/1', '128.0.0.0/1']);
  expect((await ask(demo.cloud, { from: elsewhere })).status).toBe(200);
  expect(tenantId).toBe('t01kabkb0000000000000000000');
});
