import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sessionKeyOf } from '#lambdas/adapters/sign-in/token-rows.ts';
import { handler } from '#lambdas/functions/tenant-admin.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { totpAt } from '#local/aws/cognito/totp.ts';
import { isAliveAt, keptLog, openFrontDoor, password, type FrontDoor } from '#test/builders/front-door.ts';
import { newUlid } from '#test/journeys/person.ts';
import { gzipped } from '#test/masters/master-company.ts';
import { aContext, anEvent, cookieHeader, tanaka, told } from '#test/builders/tenant-plane.ts';

const own = '/api/me/sign-in-factors';
const rules = '/api/settings/sign-in-rules';
const shipped = { minimumLength: 12, mostFailures: 5, lockMinutes: 15, idleMinutes: 30 };

let door: FrontDoor;
let admin = '';
let secret = '';
beforeAll(async () => {
  door = await openFrontDoor();
  admin = (await door.logIn({ loginId: 'watanabe' })).cookie ?? '';
});
beforeEach(() => void keptLog());
afterAll(() => door.close());

const act = (cookie: string, route: string, body?: unknown) =>
  door.sendAs(cookie, route, {
    headers: { 'x-csrf-token': csrfTokenOf(cookie) },
    ...(body === undefined ? {} : { body }),
  });
const administer = async (
  route: string,
  options: { body?: unknown; params?: Record<string, string> } = {},
) => {
  const { context } = await door.authorize(admin);
  const headers = { ...cookieHeader(admin), 'x-csrf-token': csrfTokenOf(admin) };
  return told(
    await handler(
      anEvent(route, { headers, authorizer: context ?? {}, ...options }),
      aContext(door.tenantId),
    ),
  );
};
/** As if the session had begun so many minutes ago. */
const age = (cookie: string, minutes: number) =>
  door.database.send(
    new UpdateItemCommand({
      TableName: 'Session',
      Key: { PK: { S: `S#${sessionKeyOf(cookie)}` }, SK: { S: 'S' } },
      UpdateExpression: 'SET startedAt = :at REMOVE provenAt',
      ExpressionAttributeValues: { ':at': { S: new Date(Date.now() - minutes * 60_000).toISOString() } },
    }),
  );
const decide = async (changes: object) => {
  const { version } = (await administer(`GET ${rules}`)).body;
  return administer(`PUT ${rules}`, {
    body: { value: { ...shipped, ...changes }, expectedVersion: version },
  });
};
const register = async (cookie: string) => {
  const { challengeId, otpauthUri } = (await act(cookie, `POST ${own}/totp`, { password })).body;
  const key = new URL(otpauthUri).searchParams.get('secret') ?? '';
  const code = totpAt(key, Math.floor(Date.now() / 30_000));
  const done = await act(cookie, `POST ${own}/totp-completion`, { challengeId, code });
  expect(done.status).toBe(200);
  return { key, cookie: done.cookie ?? '' };
};
const endTotpOf = (userId: string) => administer('POST /api/users/{userId}/totp-end', { params: { userId } });

describe('what changes rights (9.2.3)', () => {
  test('goes on within five minutes of the sign-in', async () => {
    expect((await decide({ idleMinutes: 20 })).status).toBe(200);
  });

  test('asks for the password again after that, and then goes on', async () => {
    await age(admin, 6);
    expect(await decide({})).toMatchObject({
      status: 403,
      body: { code: 'step-up-needed', asksCode: false },
    });
    // Whatever changes no rights asks for nothing.
    expect((await administer(`GET ${rules}`)).body).toMatchObject({ value: { idleMinutes: 20 } });
    expect((await act(admin, `POST ${own}/proof`, { password: 'Wrong-Horse-77' })).body).toMatchObject({
      code: 'password-wrong',
    });
    expect((await decide({})).status).toBe(403);
    expect((await act(admin, `POST ${own}/proof`, { password })).status).toBe(204);
    expect((await decide({})).status).toBe(200);
  });

  test('asks for the code too of whoever has an authenticator', async () => {
    ({ key: secret, cookie: admin } = await register(admin));
    await age(admin, 6);
    expect((await decide({})).body).toMatchObject({ code: 'step-up-needed', asksCode: true });
    expect((await act(admin, `POST ${own}/proof`, { password })).status).toBe(400);
    const right = totpAt(secret, Math.floor(Date.now() / 30_000) + 1);
    const wrong = ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => code !== right);
    expect((await act(admin, `POST ${own}/proof`, { password, code: wrong })).body).toMatchObject({
      code: 'code-wrong',
    });
    expect((await act(admin, `POST ${own}/proof`, { password, code: right })).status).toBe(204);
    expect((await decide({})).status).toBe(200);
  });
});

describe('an authenticator that its owner has lost', () => {
  test('is ended by an administrator: his sessions are over, and the password alone lets in', async () => {
    const { cookie = '' } = await door.logIn();
    const { cookie: goneOn } = await register(cookie);
    // Whoever was in already is out: the session at hand goes on under another cookie.
    expect(await isAliveAt(door, cookie)).toBe(false);
    expect(await isAliveAt(door, goneOn)).toBe(true);
    expect((await door.logIn()).body).toMatchObject({ outcome: 'totp-required' });
    expect((await endTotpOf(tanaka)).status).toBe(204);
    expect(await isAliveAt(door, goneOn)).toBe(false);
    expect((await endTotpOf(tanaka)).body).toMatchObject({ code: 'factor-absent' });
    expect((await door.logIn()).body).toMatchObject({ outcome: 'signed-in' });
  });
});

describe('an authenticator that the company demands', () => {
  test('is asked for with the next request, and set up at the next sign-in before anything else', async () => {
    const { cookie = '' } = await door.logIn();
    expect((await decide({ secondFactorRoles: ['applicant'] })).status).toBe(200);
    expect(await isAliveAt(door, cookie)).toBe(false);
    // Whoever decided it has one.
    expect(await isAliveAt(door, admin)).toBe(true);
    const asked = await door.logIn();
    expect(asked).toMatchObject({ cookie: undefined, body: { outcome: 'totp-set-up-required' } });
    const { challengeId, otpauthUri } = asked.body;
    const key = new URL(otpauthUri).searchParams.get('secret') ?? '';
    const code = totpAt(key, Math.floor(Date.now() / 30_000));
    const done = await door.send('POST /api/auth/factors', { body: { challengeId, code } });
    expect(done.body).toMatchObject({ outcome: 'signed-in', recoveryCodes: expect.any(Array) });
    expect(await isAliveAt(door, done.cookie ?? '')).toBe(true);
  });
});

describe('becoming somebody else (9.2.3)', () => {
  const ofTanaka = { params: { userId: tanaka } };
  const shown = async () => (await administer('GET /api/users/{userId}', ofTanaka)).body;
  const keep = async (changes: object) => {
    const { name, kana = '', email, loginId, grade, posts, version: expectedVersion } = await shown();
    const asSent = posts.map(({ departmentName: _name, ...post }: Record<string, unknown>) => post);
    const body = { name, kana, email, loginId, grade, posts: asSent, expectedVersion, ...changes };
    return administer('PUT /api/users/{userId}', { ...ofTanaka, body });
  };
  beforeAll(() => age(admin, 6));

  test('asks first: another address, login ID or post, an invitation, a return', async () => {
    const asked = { status: 403, body: { code: 'step-up-needed', asksCode: true } };
    expect(await keep({ email: 'attacker@minato.example.jp' })).toMatchObject(asked);
    expect(await keep({ loginId: 'tanaka2' })).toMatchObject(asked);
    expect(await keep({ posts: [] })).toMatchObject(asked);
    expect(
      await administer('POST /api/users/{userId}/invitation', { ...ofTanaka, body: { way: 'link' } }),
    ).toMatchObject(asked);
    const state = async (wanted: string) =>
      administer('PUT /api/users/{userId}/state', {
        ...ofTanaka,
        body: { state: wanted, expectedVersion: (await shown()).version },
      });
    expect((await state('disabled')).status).toBe(200);
    expect(await state('active')).toMatchObject(asked);
  });

  test('asks first where a file does it', async () => {
    const row = 'sato,佐藤一郎,sato@minato.example.jp,一般,sales-1';
    const file = gzipped(`サインインID,氏名,メールアドレス,等級,部門コード\r\n${row}`);
    const files = 'POST /api/master-files/users';
    const { version } = (await administer(`${files}/checks`, { body: { file } })).body;
    const body = { id: newUlid(), file, expectedVersion: version };
    expect(await administer(`${files}/imports`, { body })).toMatchObject({
      status: 403,
      body: { code: 'step-up-needed' },
    });
  });

  test('is not made easier by a change of the own password', async () => {
    const changed = await act(admin, 'POST /api/me/password', {
      currentPassword: password,
      newPassword: 'Other-Horse-7788',
    });
    expect(changed.status).toBe(200);
    expect(await isAliveAt(door, admin)).toBe(false);
    admin = changed.cookie ?? '';
    expect(await decide({})).toMatchObject({
      status: 403,
      body: { code: 'step-up-needed', asksCode: true },
    });
  });
});
