import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handler } from '#lambdas/functions/tenant-admin.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { effectOf, keptLog, openFrontDoor, password, type FrontDoor } from '#test/builders/front-door.ts';
import { aContext, anEvent, cookieHeader, tanaka, told } from '#test/builders/tenant-plane.ts';

const shipped = { minimumLength: 12, mostFailures: 5, lockMinutes: 15, idleMinutes: 30 };
const longer = 'Correct-Horse-Battery-7';

let door: FrontDoor;
let admin = '';
beforeAll(async () => {
  door = await openFrontDoor();
  admin = (await door.logIn({ loginId: 'watanabe' })).cookie ?? '';
});
beforeEach(() => void keptLog());
afterAll(() => door.close());

const send = async (route: string, body?: unknown, cookie = admin) => {
  const { context } = await door.authorize(cookie);
  const headers = { ...cookieHeader(cookie), 'x-csrf-token': csrfTokenOf(cookie) };
  const event = anEvent(route, {
    headers,
    authorizer: context ?? {},
    ...(body === undefined ? {} : { body }),
  });
  return told(await handler(event, aContext(door.tenantId)));
};
const rules = '/api/settings/sign-in-rules';
const decide = async (changes: object) => {
  const { version } = (await send(`GET ${rules}`)).body;
  return send(`PUT ${rules}`, { value: { ...shipped, ...changes }, expectedVersion: version });
};
/** As if the person had set his password so many days ago. */
const age = (days: number) =>
  door.database.send(
    new UpdateItemCommand({
      TableName: 'Session',
      Key: { PK: { S: `T#${door.tenantId}#P#${tanaka}` }, SK: { S: 'S' } },
      UpdateExpression: 'SET passwordAt = :at',
      ExpressionAttributeValues: { ':at': { S: new Date(Date.now() - days * 86_400_000).toISOString() } },
    }),
  );
const minutes = (count: number) => new Date(Date.now() + count * 60_000);

describe('the rules of sign-in of a company (9.2.4)', () => {
  test.each([
    ['shorter passwords than we allow', { minimumLength: 11 }],
    ['more guesses', { mostFailures: 6 }],
    ['a shorter lock', { lockMinutes: 14 }],
    ['a session without an end', { idleMinutes: 61 }],
    ['no password at all', { minimumLength: 0 }],
  ])('can never be laxer than ours: %s', async (_what, changes) => {
    expect((await decide(changes)).status).toBe(400);
    expect((await send(`GET ${rules}`)).body).toMatchObject({ value: shipped, version: 0, isShipped: true });
  });

  test('ask whoever has too short a password for a longer one at his next sign-in, and let nobody keep his', async () => {
    expect((await decide({ minimumLength: 16 })).status).toBe(200);
    const asked = await door.logIn();
    expect(asked).toMatchObject({
      status: 200,
      cookie: undefined,
      body: { outcome: 'new-password-required', policy: { minimumLength: 16 }, reason: 'rules' },
    });
    const { challengeId } = asked.body;
    const answer = (newPassword: string) =>
      door.send('POST /api/auth/challenges', { body: { challengeId, newPassword } });
    expect((await answer('Still-Short-7')).body).toMatchObject({ code: 'password-weak', minimumLength: 16 });
    expect(await answer(longer)).toMatchObject({ status: 200, body: { outcome: 'signed-in' } });
    expect((await door.logIn({ password })).body).toMatchObject({ code: 'login-failed' });
    expect((await door.logIn({ password: longer })).body).toMatchObject({ outcome: 'signed-in' });
    await decide({});
  });

  test('let a password grow old, from the day on which it was set', async () => {
    expect((await decide({ maxAgeDays: 90 })).status).toBe(200);
    const outcome = async () => (await door.logIn({ password: longer })).body;
    expect(await outcome()).toMatchObject({ outcome: 'signed-in' });
    await age(89);
    expect(await outcome()).toMatchObject({ outcome: 'signed-in' });
    await age(90);
    expect(await outcome()).toMatchObject({ outcome: 'new-password-required', reason: 'aged' });
    // Nobody knows when watanabe set his.
    expect((await door.logIn({ loginId: 'watanabe' })).body).toMatchObject({ reason: 'aged' });
    await decide({});
    expect(await outcome()).toMatchObject({ outcome: 'signed-in' });
  });

  test('lock after as many wrong passwords as the company says, for as long', async () => {
    await decide({ mostFailures: 3, lockMinutes: 60 });
    const guess = async () => (await door.logIn({ password: 'Wrong-Horse-77' })).body;
    for (const _guess of [1, 2, 3]) expect(await guess()).toMatchObject({ code: 'login-failed' });
    expect(await guess()).toMatchObject({ code: 'login-locked', minutes: 60 });
    await decide({});
  });

  test('end a session that is not used, in the time that the company says, from the next request on', async () => {
    await decide({ idleMinutes: 10 });
    const { cookie = '' } = await door.logIn({ loginId: 'watanabe' });
    expect(effectOf(await door.authorize(cookie, { at: minutes(9) }))).toBe('Allow');
    await expect(door.authorize(cookie, { at: minutes(20) })).rejects.toThrow('Unauthorized');
    // A session of before becomes shorter with its next request.
    await decide({ idleMinutes: 60 });
    const { cookie: long = '' } = await door.logIn({ loginId: 'watanabe' });
    await decide({ idleMinutes: 5 });
    expect(effectOf(await door.authorize(long, { at: minutes(1) }))).toBe('Allow');
    await expect(door.authorize(long, { at: minutes(7) })).rejects.toThrow('Unauthorized');
    await decide({});
  });

  test('are told with who changed them, and kept by those with the right alone', async () => {
    expect((await send(`GET ${rules}/changes`)).body.items[0]).toMatchObject({
      byName: '渡辺直樹',
      from: { idleMinutes: 5 },
      to: shipped,
    });
  });
});
