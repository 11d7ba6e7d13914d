import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handler } from '#lambdas/functions/tenant-admin.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { keptLog, openFrontDoor, password, type FrontDoor } from '#test/builders/front-door.ts';
import { aContext, anEvent, cookieHeader, tanaka, told } from '#test/builders/tenant-plane.ts';
import { linkInHand, loginHashIn } from './link-in-hand.ts';
import { codesBy } from './codes-by-clock.ts';

const own = '/api/me/sign-in-factors';

let door: FrontDoor;
let admin = '';
const moved = { millis: 0 };
beforeAll(async () => {
  door = await openFrontDoor({}, () => new Date(Date.now() + moved.millis));
  admin = (await door.logIn({ loginId: 'watanabe' })).cookie ?? '';
});
beforeEach(() => {
  keptLog();
  door.faults.clear();
});
afterAll(() => door.close());

/** Each code is of a later step: none is accepted twice. */
const { nextCode, wrongCode } = codesBy(moved);
const act = (cookie: string, route: string, body?: unknown) =>
  door.sendAs(cookie, route, {
    headers: { 'x-csrf-token': csrfTokenOf(cookie) },
    ...(body === undefined ? {} : { body }),
  });
const answer = (body: Record<string, unknown>) => door.send('POST /api/auth/factors', { body });
const choose = (challengeId: string, newPassword: string) =>
  door.send('POST /api/auth/challenges', { body: { challengeId, newPassword } });
const secretIn = (body: { readonly otpauthUri: string }): string =>
  new URL(body.otpauthUri).searchParams.get('secret') ?? '';
const standingKey = () => ({ PK: { S: `T#${door.tenantId}#P#${tanaka}` }, SK: { S: 'S' } });
const change = (UpdateExpression: string, values: Record<string, { S: string } | { N: string }>) =>
  door.database.send(
    new UpdateItemCommand({
      TableName: 'Session',
      Key: standingKey(),
      UpdateExpression,
      ExpressionAttributeValues: values,
    }),
  );
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
/** As if he had set his password so many days ago. */
const age = (days: number) => change('SET passwordAt = :at', { ':at': { S: daysAgo(days) } });
/** Whatever somebody decides about his standing. */
const raise = () => change('ADD rightsVersion :one', { ':one': { N: '1' } });
const decide = async (changes: object) => {
  const send = async (route: string, body?: unknown) => {
    const { context } = await door.authorize(admin);
    const headers = { ...cookieHeader(admin), 'x-csrf-token': csrfTokenOf(admin) };
    const options = { headers, authorizer: context ?? {}, ...(body === undefined ? {} : { body }) };
    return told(await handler(anEvent(route, options), aContext(door.tenantId)));
  };
  const { version } = (await send('GET /api/settings/sign-in-rules')).body;
  const value = { minimumLength: 12, mostFailures: 5, lockMinutes: 15, idleMinutes: 30, ...changes };
  const done = await send('PUT /api/settings/sign-in-rules', { value, expectedVersion: version });
  expect(done.status).toBe(200);
};

let [secret, now]: [string, string] = ['', password];
let codes: readonly string[] = [];
let cookie = '';

const logIn = async () => (await door.logIn({ password: now })).body;
/** By the code of the app. */
const pass = async () => {
  const { challengeId } = await logIn();
  const passed = await answer({ challengeId, code: nextCode(secret) });
  cookie = passed.cookie ?? cookie;
  return passed;
};

describe('an authenticator and a password that is too old (9.2.4)', () => {
  beforeAll(async () => {
    cookie = (await door.logIn()).cookie ?? '';
    const begun = (await act(cookie, `POST ${own}/totp`, { password })).body;
    secret = secretIn(begun);
    const { challengeId } = begun;
    const done = await act(cookie, `POST ${own}/totp-completion`, { challengeId, code: nextCode(secret) });
    codes = done.body.recoveryCodes;
    await decide({ maxAgeDays: 90 });
    await age(91);
  });

  test('a リカバリーコード lets nobody pass by the renewal of his password', async () => {
    const { challengeId, outcome } = await logIn();
    expect(outcome).toBe('totp-required');
    const next = await answer({ challengeId, recoveryCode: codes[0] ?? '', password: now });
    expect(next.body).toMatchObject({ outcome: 'totp-set-up-required' });
    secret = secretIn(next.body);
    const set = await answer({ challengeId: next.body.challengeId, code: nextCode(secret) });
    expect(set).toMatchObject({
      cookie: undefined,
      body: { outcome: 'new-password-required', reason: 'aged', recoveryCodes: expect.any(Array) },
    });
    codes = set.body.recoveryCodes;
    expect(codes).toHaveLength(10);
    const chosen = 'Atarashii-Kotoba-1!';
    expect((await choose(set.body.challengeId, chosen)).body).toMatchObject({ outcome: 'signed-in' });
    now = chosen;
    expect((await pass()).body).toMatchObject({ outcome: 'signed-in' });
  });

  test('a challenge after a right code is over with whatever changes the standing of its owner', async () => {
    await age(91);
    const { body } = await pass();
    expect(body).toMatchObject({ outcome: 'new-password-required', reason: 'aged' });
    await raise();
    const refused = await choose(body.challengeId, 'Nusunda-Kotoba-1!');
    expect(refused).toMatchObject({ status: 401, cookie: undefined, body: { code: 'challenge-expired' } });
    expect((await door.logIn({ password: 'Nusunda-Kotoba-1!' })).body.code).toBe('login-failed');
    await decide({});
  });
});

describe('guesses at codes', () => {
  const guess = async () => {
    const { challengeId, code } = await logIn();
    return code ?? (await answer({ challengeId, code: wrongCode(secret) })).body.code;
  };
  let hash: string | undefined;
  /** Of the session that began last; it is over once a link was used. */
  const loginHash = async () => {
    hash ??= await loginHashIn(door, cookie);
    return hash;
  };
  const aLink = async () =>
    linkInHand(door, { loginHash: await loginHash(), atMillis: Date.now() + moved.millis });

  test('go on being counted over a new password, by its owner and by a link (9.2.4)', async () => {
    expect((await pass()).body.outcome).toBe('signed-in');
    expect([await guess(), await guess()]).toEqual(['code-wrong', 'code-wrong']);
    const changed = 'Atarashii-Kotoba-2!';
    const body = { currentPassword: now, newPassword: changed };
    const { cookie: next = '', status } = await act(cookie, 'POST /api/me/password', body);
    expect(status).toBe(200);
    [cookie, now] = [next, changed];
    expect([await guess(), await guess()]).toEqual(['code-wrong', 'code-wrong']);
    const newPassword = 'Atarashii-Kotoba-3!';
    const done = await door.send('POST /api/auth/password-resets/completion', {
      body: { token: await aLink(), newPassword },
    });
    expect([done.status, done.body]).toEqual([204, undefined]);
    now = newPassword;
    // The fifth in all, whatever new passwords lie between them.
    expect(await guess()).toBe('code-wrong');
    expect(await guess()).toBe('login-locked');
    // As when the lock has ended by itself.
    await door.database.send(
      new UpdateItemCommand({
        TableName: 'TenantData',
        Key: { PK: { S: `T#${door.tenantId}#LOGIN` }, SK: { S: await loginHash() } },
        UpdateExpression: 'SET failures = :none REMOVE lockedUntil',
        ExpressionAttributeValues: { ':none': { N: '0' } },
      }),
    );
  });
});

describe('a リカバリーコード, killed at any call', () => {
  test('is good for the sign-in that used it, and opens nothing without its next authenticator', async () => {
    const ends: number[] = [];
    for (let calls = 0; calls < 40 && ends.at(-1) !== 200; calls += 1) {
      const { challengeId } = await logIn();
      const said = { challengeId, recoveryCode: codes[0] ?? '', password: now };
      door.faults.crashAfter(calls);
      const killed = await answer(said);
      door.faults.clear();
      ends.push(killed.status);
      expect([killed.cookie, (await logIn()).outcome]).toEqual([undefined, 'totp-required']);
      // The same sign-in says it again; another one has to have another code.
      const again = await answer(said);
      expect(again.body).toMatchObject({ outcome: 'totp-set-up-required' });
      secret = secretIn(again.body);
      const done = await answer({ challengeId: again.body.challengeId, code: nextCode(secret) });
      expect(done.body).toMatchObject({ outcome: 'signed-in' });
      codes = done.body.recoveryCodes;
      cookie = done.cookie ?? cookie;
    }
    expect(ends.at(-1)).toBe(200);
    expect(ends.length).toBeGreaterThan(5);
  });
});
