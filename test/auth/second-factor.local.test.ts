import { GetItemCommand, ScanCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { isAliveAt, keptLog, openFrontDoor, password, type FrontDoor } from '#test/builders/front-door.ts';
import { tanaka, watanabe } from '#test/builders/tenant-plane.ts';
import { codesBy } from './codes-by-clock.ts';

const own = '/api/me/sign-in-factors';

let door: FrontDoor;
let log: () => string;
beforeAll(async () => {
  door = await openFrontDoor({}, () => new Date(Date.now() + moved.millis));
});
beforeEach(() => {
  log = keptLog();
});
afterAll(() => door.close());

/**
 * Each code is of a later step: none is accepted twice. A new authenticator may begin anew: where the services are five
 * minutes ahead, the SDK takes a refusal for one of clocks and asks again.
 */
const moved = { millis: 0 };
const { nextCode, wrongCode } = codesBy(moved);
const act = (cookie: string, route: string, body?: unknown) =>
  door.sendAs(cookie, route, {
    headers: { 'x-csrf-token': csrfTokenOf(cookie) },
    ...(body === undefined ? {} : { body }),
  });
const answer = (body: Record<string, unknown>) => door.send('POST /api/auth/factors', { body });
const standingAt = (userId: string) => ({
  TableName: 'Session',
  Key: { PK: { S: `T#${door.tenantId}#P#${userId}` }, SK: { S: 'S' } },
});
const standingOf = async (userId: string) =>
  (await door.database.send(new GetItemCommand(standingAt(userId)))).Item ?? {};
/** As the page shows it to whoever types. */
const secretIn = ({ otpauthUri }: { readonly otpauthUri: string }): string => {
  const secret = new URL(otpauthUri).searchParams.get('secret') ?? '';
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  return secret;
};
/** Sets one up within a session, as its page does. */
const register = async (loginId: string) => {
  const { cookie = '' } = await door.logIn({ loginId });
  const begun = (await act(cookie, `POST ${own}/totp`, { password })).body;
  const { challengeId } = begun;
  const key = secretIn(begun);
  const done = await act(cookie, `POST ${own}/totp-completion`, { challengeId, code: nextCode(key) });
  expect(done.status).toBe(200);
  return key;
};

let secret = '';
let codes: readonly string[] = [];

describe('an authenticator of one’s own', () => {
  test('is set up by the password and its first code, and brings ten recovery codes once', async () => {
    const { cookie = '' } = await door.logIn();
    expect((await act(cookie, `GET ${own}`)).body).toEqual({ codesLeft: 0, passkeys: [] });
    expect(await act(cookie, `POST ${own}/totp`, { password: 'Wrong-Horse-77' })).toMatchObject({
      status: 422,
      body: { code: 'password-wrong' },
    });
    const begun = await act(cookie, `POST ${own}/totp`, { password });
    expect(begun.body).toEqual({
      challengeId: expect.any(String),
      otpauthUri: expect.stringMatching(
        /^otpauth:\/\/totp\/STAFee:%E6.+&issuer=STAFee&algorithm=SHA1&digits=6&period=30$/,
      ),
    });
    secret = secretIn(begun.body);
    const { challengeId } = begun.body;
    const complete = (code: string) => act(cookie, `POST ${own}/totp-completion`, { challengeId, code });
    expect((await complete(wrongCode(secret))).body).toMatchObject({ code: 'code-wrong' });
    // Before it is complete a password alone lets in, and nobody gets in by the challenge.
    expect((await door.logIn()).body).toMatchObject({ outcome: 'signed-in' });
    expect((await answer({ challengeId, code: nextCode(secret) })).body).toMatchObject({
      code: 'challenge-expired',
    });
    const done = await complete(nextCode(secret));
    expect(done).toMatchObject({ status: 200 });
    expect(await isAliveAt(door, cookie)).toBe(false);
    codes = done.body.recoveryCodes;
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect((await act(done.cookie ?? '', `GET ${own}`)).body).toMatchObject({
      totpSince: expect.any(String),
      codesLeft: 10,
    });
  });

  test('is asked for at the next sign-in; the password alone is no session', async () => {
    const asked = await door.logIn();
    expect(asked).toMatchObject({
      status: 200,
      cookie: undefined,
      body: { outcome: 'totp-required', challengeId: expect.any(String) },
    });
    expect(Object.keys(asked.body).toSorted()).toEqual(['challengeId', 'outcome']);
    const { challengeId } = asked.body;
    expect((await answer({ challengeId, code: wrongCode(secret) })).body).toMatchObject({
      code: 'code-wrong',
    });
    const code = nextCode(secret);
    const done = await answer({ challengeId, code });
    expect(done).toMatchObject({ status: 200, body: { outcome: 'signed-in', user: { name: '田中花子' } } });
    expect(await isAliveAt(door, done.cookie ?? '')).toBe(true);
    expect((await answer({ challengeId, code: nextCode(secret) })).body).toMatchObject({
      code: 'challenge-expired',
    });
  });

  test('gives no code that is accepted twice', async () => {
    const code = nextCode(secret);
    const [first, second] = [await door.logIn(), await door.logIn()];
    expect((await answer({ challengeId: first.body.challengeId, code })).body).toMatchObject({
      outcome: 'signed-in',
    });
    expect((await answer({ challengeId: second.body.challengeId, code })).body).toMatchObject({
      code: 'code-wrong',
    });
  });

  test('keeps no secret in a row or in the log: neither the key, nor a code, nor a token of the directory', async () => {
    const { Items } = await door.database.send(new ScanCommand({ TableName: 'Session' }));
    const rows = JSON.stringify(Items);
    expect(rows).toContain('recoveryCodes');
    for (const told of [rows, log()]) {
      expect(told).not.toContain(secret);
      expect(told).not.toMatch(/eyJ[\w-]+\.eyJ/);
      for (const code of codes) expect(told).not.toContain(code);
    }
  });
});

describe('a recovery code', () => {
  let challengeId = '';
  const recover = (recoveryCode: string, given = password) =>
    answer({ challengeId, recoveryCode, password: given });
  beforeAll(async () => {
    moved.millis = 0;
    ({ challengeId } = (await door.logIn()).body);
  });

  test('is refused where it was never given out, and where the password is wrong', async () => {
    expect((await recover('00000-00000')).body).toMatchObject({ code: 'recovery-code-wrong' });
    expect((await recover(codes[0] ?? '', 'Wrong-Horse-77')).body).toMatchObject({ code: 'password-wrong' });
  });

  test('leads to the next authenticator, and that one lets in; each is good for one sign-in', async () => {
    const typed = (codes[0] ?? '').toLowerCase().replace('-', ' ');
    const next = await recover(typed);
    expect(next).toMatchObject({
      status: 200,
      cookie: undefined,
      body: { outcome: 'totp-set-up-required' },
    });
    // An answer that was lost may be asked for again, by whoever has the sign-in at hand.
    expect((await recover(typed)).body).toMatchObject({ outcome: 'totp-set-up-required' });
    const other = (await door.logIn()).body.challengeId;
    expect((await answer({ challengeId: other, recoveryCode: typed, password })).body).toMatchObject({
      code: 'recovery-code-wrong',
    });
    // Broken off here, nobody gets in by the password alone.
    expect((await door.logIn()).body).toMatchObject({ outcome: 'totp-required' });
    const again = (await recover(typed)).body;
    secret = secretIn(again);
    const done = await answer({ challengeId: again.challengeId, code: nextCode(secret) });
    expect(done.body).toMatchObject({ outcome: 'signed-in', recoveryCodes: expect.any(Array) });
    const { recoveryCodes } = done.body;
    expect(recoveryCodes).toHaveLength(10);
    expect(recoveryCodes).not.toContain(codes[1]);
    codes = recoveryCodes;
  });

  test('is used by one of two who have it', async () => {
    const starts = await Promise.all([door.logIn(), door.logIn()]);
    const both = await Promise.all(
      starts.map(({ body }) =>
        answer({ challengeId: body.challengeId, recoveryCode: codes[1] ?? '', password }),
      ),
    );
    expect(new Set(both.map(({ body }) => body.outcome ?? body.code))).toEqual(
      new Set(['recovery-code-wrong', 'totp-set-up-required']),
    );
    const { recoveryCodes } = await standingOf(tanaka);
    expect(recoveryCodes?.SS).toHaveLength(9);
  });

  test('can be made anew: those of before are over', async () => {
    const { challengeId: started } = (await door.logIn()).body;
    const set = (await answer({ challengeId: started, recoveryCode: codes[2] ?? '', password })).body;
    secret = secretIn(set);
    const { cookie = '' } = await answer({ challengeId: set.challengeId, code: nextCode(secret) });
    const renewed = await act(cookie, `POST ${own}/recovery-codes`);
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    const before = codes[3] ?? '';
    codes = renewed.body.recoveryCodes;
    ({ challengeId } = (await door.logIn()).body);
    expect((await recover(before)).body).toMatchObject({ code: 'recovery-code-wrong' });
  });
});

describe('the end of an authenticator', () => {
  test('is his own: the next sign-in asks for the password alone', async () => {
    const { challengeId } = (await door.logIn()).body;
    const { cookie = '' } = await answer({ challengeId, code: nextCode(secret) });
    expect((await act(cookie, `POST ${own}/totp-end`)).status).toBe(204);
    expect((await act(cookie, `GET ${own}`)).body).toEqual({ codesLeft: 0, passkeys: [] });
    expect((await act(cookie, `POST ${own}/totp-end`)).body).toMatchObject({
      code: 'factor-changed-meanwhile',
    });
    expect((await door.logIn()).body).toMatchObject({ outcome: 'signed-in' });
  });

  test('holds although the directory did not hear of it', async () => {
    await register('watanabe');
    const UpdateExpression = 'SET factorEndedAt = totpSince REMOVE totpSince';
    await door.database.send(new UpdateItemCommand({ ...standingAt(watanabe), UpdateExpression }));
    expect((await door.logIn({ loginId: 'watanabe' })).body).toMatchObject({ outcome: 'signed-in' });
  });
});

describe('guesses at codes', () => {
  test('locks after five wrong codes, whatever right passwords lie between them', async () => {
    moved.millis = 0;
    const key = await register('watanabe');
    const told = [];
    for (const _guess of [1, 2, 3, 4, 5]) {
      const { challengeId } = (await door.logIn({ loginId: 'watanabe' })).body;
      told.push((await answer({ challengeId, code: wrongCode(key) })).body.code);
    }
    expect(told).toEqual(Array.from({ length: 5 }, () => 'code-wrong'));
    expect(await door.logIn({ loginId: 'watanabe' })).toMatchObject({
      status: 429,
      body: { code: 'login-locked' },
    });
  });
});
