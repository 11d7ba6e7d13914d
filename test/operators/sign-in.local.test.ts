import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keptLog } from '#test/builders/front-door.ts';
import {
  kato,
  openOperatorDoor,
  password,
  secretIn,
  type OperatorDoor,
} from '#test/builders/operator-plane.ts';

let door: OperatorDoor;
let secret = '';
beforeAll(async () => {
  door = await openOperatorDoor();
  await door.register(kato);
});
let log: () => string;
beforeEach(() => {
  log = keptLog();
});
afterAll(() => door.close());

const begin = async () => (await door.logIn()).body.challengeId;

describe('an operator who signs in for the first time', () => {
  test('sets up an authenticator before he gets a session', async () => {
    const begun = await door.logIn();
    expect(begun).toMatchObject({ status: 200, cookie: undefined });
    expect(begun.body).toEqual({
      outcome: 'totp-setup-required',
      challengeId: expect.stringMatching(/^op-kato\.[\w-]{43}$/),
      otpauthUri: expect.stringMatching(
        /^otpauth:\/\/totp\/STAFee:op-kato\?secret=[A-Z2-7]{32}&issuer=STAFee&algorithm=SHA1&digits=6&period=30$/,
      ),
    });
    secret = secretIn(begun.body);

    const done = await door.answer(begun.body.challengeId, { code: door.nextCode(secret) });
    expect(done.body).toMatchObject({ outcome: 'signed-in', operator: { id: kato, name: '加藤誠' } });
    expect(done.cookie).toMatch(/^op-kato\.[\w-]{43}$/);
    expect(done.setCookie).toMatch(/; Secure; HttpOnly; SameSite=Strict; Path=\/$/);
  });

  test('chooses a password of 16 characters when his own is temporary, then the authenticator', async () => {
    await door.register('op-mori', { temporary: 'Temporary-Password-1' });
    const { body } = await door.logIn('op-mori', 'Temporary-Password-1');
    expect(body).toMatchObject({ outcome: 'new-password-required', policy: { minimumLength: 16 } });
    expect(await door.answer(body.challengeId, { code: '123456' })).toMatchObject({ status: 400 });
    const weak = await door.answer(body.challengeId, { newPassword: 'Short-Pass-12' });
    expect(weak).toMatchObject({ status: 422, body: { code: 'password-weak', minimumLength: 16 } });
    const chosen = await door.answer(body.challengeId, { newPassword: 'My-Own-Long-Password-2' });
    expect(chosen).toMatchObject({ cookie: undefined, body: { outcome: 'totp-setup-required' } });
    const again = await door.answer(body.challengeId, { newPassword: 'Another-Long-Password-3' });
    expect(again).toMatchObject({ status: 401, body: { code: 'challenge-expired' } });
  });
});

describe('an operator with an authenticator', () => {
  test('signs in with password and code', async () => {
    const { body } = await door.logIn();
    expect(body).toEqual({ outcome: 'totp-required', challengeId: expect.any(String) });
    const done = await door.answer(body.challengeId, { code: door.nextCode(secret) });
    expect(done).toMatchObject({ status: 200, body: { outcome: 'signed-in' } });
  });

  test('is refused with a wrong code, and may try again in the same step', async () => {
    const challengeId = await begin();
    const right = door.nextCode(secret);
    const wrong = right === '000000' ? '000001' : '000000';
    expect(await door.answer(challengeId, { code: wrong })).toMatchObject({
      status: 422,
      cookie: undefined,
      body: { code: 'code-wrong' },
    });
    expect((await door.answer(challengeId, { code: right })).body.outcome).toBe('signed-in');
  });

  test('is refused with a code that was used before', async () => {
    const used = door.nextCode(secret);
    expect((await door.answer(await begin(), { code: used })).status).toBe(200);
    expect(await door.answer(await begin(), { code: used })).toMatchObject({
      status: 422,
      cookie: undefined,
      body: { code: 'code-wrong' },
    });
  });

  test('cannot use a step of the sign-in twice', async () => {
    const challengeId = await begin();
    expect((await door.answer(challengeId, { code: door.nextCode(secret) })).status).toBe(200);
    expect(await door.answer(challengeId, { code: door.nextCode(secret) })).toMatchObject({
      status: 401,
      body: { code: 'challenge-expired' },
    });
  });

  test('is kept under hashes only, and no token of the directory', async () => {
    const { body } = await door.logIn();
    const { cookie = '' } = await door.answer(body.challengeId, { code: door.nextCode(secret) });
    const { Items } = await door.database.send(new ScanCommand({ TableName: 'OperatorSession' }));
    const rows = JSON.stringify(Items);
    expect(rows).not.toContain(cookie.split('.')[1]);
    expect(rows).not.toContain(secret);
    expect(rows).not.toMatch(/eyJ[\w-]+\.eyJ/);
  });

  test('leaves each step in the trail, and no secret in the log', async () => {
    const before = await door.acts();
    const { body } = await door.logIn();
    await door.answer(body.challengeId, { code: door.nextCode(secret) });
    expect((await door.acts()).slice(before.length)).toEqual([
      'op-kato operator.first-factor done',
      'op-kato operator.sign-in done',
    ]);
    expect(log()).toContain('"route":"POST /operator/auth/login"');
    expect(log()).not.toContain(password);
    expect(log()).not.toContain(secret);
  });
});

describe('an operator whose training does not count (7.2.2)', () => {
  const untrained = { status: 403, cookie: undefined, body: { code: 'training-over' } };

  test.each([
    ['has no record', 'op-new', ''],
    ['has one that is over', 'op-late', '2026-01-31'],
  ])('who %s gets no session, and is told so behind both factors alone', async (_why, who, trainedUntil) => {
    await door.register(who);
    await door.setState(who, 'active', { trainedUntil });
    expect(await door.logIn(who, 'Wrong-Horse-Battery-7')).toMatchObject({
      body: { code: 'operator-login-failed' },
    });
    expect((await door.enrol(who)).answer).toMatchObject(untrained);
    expect(await door.acts()).toContain(`${who} operator.sign-in-untrained refused`);
  });

  test('gets in by the authenticator of before once he was trained', async () => {
    await door.register('op-again');
    await door.setState('op-again', 'active', { trainedUntil: '' });
    const { secret: key } = await door.enrol('op-again');
    await door.setState('op-again', 'active');
    const { body } = await door.logIn('op-again');
    expect(body.outcome).toBe('totp-required');
    expect(await door.answer(body.challengeId, { code: door.nextCode(key) })).toMatchObject({ status: 200 });
  });

  test('is out with the day on which it ends, within his session', async () => {
    await door.register('op-ending');
    const { answer } = await door.enrol('op-ending');
    const header = `__Host-osid=${answer.cookie}`;
    await expect(door.authorize(header)).resolves.toMatchObject({ principalId: 'op-ending' });
    await door.setState('op-ending', 'active', { trainedUntil: '2026-01-31' });
    await expect(door.authorize(header)).rejects.toThrow('Unauthorized');
  });
});

describe('a pool that was changed to let people in by a password alone', () => {
  test('lets nobody in', async () => {
    await door.register('op-abe');
    await door.setMfa('OFF');
    const answered = await door.logIn('op-abe');
    await door.setMfa('ON');
    expect(answered).toMatchObject({ status: 500, cookie: undefined, body: { code: 'internal-error' } });
  });
});
