import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { totpAt } from '#local/aws/cognito/totp.ts';
import { keptLog, openFrontDoor, password, type FrontDoor } from '#test/builders/front-door.ts';
import { softwareAuthenticator } from '#test/builders/software-authenticator.ts';
import { tanaka } from '#test/builders/tenant-plane.ts';
import { own, passkeyHands, type PasskeyHands } from './passkey-hands.ts';

let door: FrontDoor;
let hands: PasskeyHands;
const moved = { millis: 0 };
beforeAll(async () => {
  door = await openFrontDoor({}, () => new Date(Date.now() + moved.millis));
  hands = passkeyHands(door);
});
beforeEach(() => {
  keptLog();
  door.faults.clear();
});
afterAll(() => door.close());

/** Each is of a later step, as none is accepted twice; a new authenticator begins anew. */
const nextCode = (secret: string): string => {
  moved.millis += 30_000;
  return totpAt(secret, Math.floor((Date.now() + moved.millis) / 30_000));
};
const secretIn = (body: { readonly otpauthUri: string }): string =>
  new URL(body.otpauthUri).searchParams.get('secret') ?? '';
const answer = (body: Record<string, unknown>) => door.send('POST /api/auth/factors', { body });

/** 田中 with an authenticator: its key, his codes, and a session that has just proven itself. */
const withAuthenticator = async () => {
  moved.millis = 0;
  const { cookie = '', body } = await door.logIn();
  expect(body.outcome).toBe('signed-in');
  const begun = (await hands.act(cookie, `POST ${own}/totp`, { password })).body;
  const secret = secretIn(begun);
  const completing = { challengeId: begun.challengeId, code: nextCode(secret) };
  const done = await hands.act(cookie, `POST ${own}/totp-completion`, completing);
  expect(done.status).toBe(200);
  const mine = done.cookie ?? '';
  const codes: readonly string[] = done.body.recoveryCodes;
  const proven = await hands.act(mine, `POST ${own}/proof`, { password, code: nextCode(secret) });
  expect(proven.status).toBe(204);
  return { secret, codes, cookie: mine };
};
const withBoth = async () => {
  const phone = softwareAuthenticator();
  const { cookie, ...rest } = await withAuthenticator();
  expect(await hands.register(cookie, { authenticator: phone })).toMatchObject({ status: 200, body: {} });
  return { ...rest, cookie, phone };
};
const passkeysOf = async (cookie: string): Promise<readonly { readonly id: string }[]> =>
  (await hands.act(cookie, `GET ${own}`)).body.passkeys;
const endPasskey = async (cookie: string): Promise<string> => {
  const [passkey] = await passkeysOf(cookie);
  const ended = await hands.act(cookie, `POST ${own}/passkey-end`, { passkeyId: passkey?.id });
  expect(ended.status).toBe(200);
  return ended.cookie ?? '';
};
/** As an administrator ends both (domain/…/standing.ts, `factorEnded`). */
const endBoth = () =>
  door.database.send(
    new UpdateItemCommand({
      TableName: 'Session',
      Key: { PK: { S: `T#${door.tenantId}#P#${tanaka}` }, SK: { S: 'S' } },
      UpdateExpression:
        'SET factorEndedAt = :at ADD rightsVersion :one, passkeysVersion :one REMOVE totpSince, passkeys, recoverySalt, recoveryCodes',
      ExpressionAttributeValues: { ':at': { S: new Date().toISOString() }, ':one': { N: '1' } },
    }),
  );

describe('whoever had an authenticator and a passkey (9.2.4)', () => {
  test('is let in by either, and by the password alone once its owner ended both', async () => {
    const { secret, cookie, phone } = await withBoth();
    expect((await hands.enter(phone)).done.body).toMatchObject({ outcome: 'signed-in' });
    const { challengeId, outcome } = (await door.logIn()).body;
    expect(outcome).toBe('totp-required');
    const passed = await answer({ challengeId, code: nextCode(secret) });
    expect(passed.body).toMatchObject({ outcome: 'signed-in' });
    const left = await endPasskey(cookie);
    expect((await hands.enter(phone)).done.status).toBe(422);
    expect((await door.logIn()).body.outcome).toBe('totp-required');
    expect((await hands.act(left, `POST ${own}/totp-end`)).status).toBe(204);
    expect((await door.logIn()).body.outcome).toBe('signed-in');
  });

  test('is let in by the password alone after the authenticator was ended before the passkey', async () => {
    const { cookie, phone } = await withBoth();
    expect((await hands.act(cookie, `POST ${own}/totp-end`)).status).toBe(204);
    expect((await door.logIn()).body.outcome).toBe('passkey-required');
    expect((await hands.enter(phone)).done.body).toMatchObject({ outcome: 'signed-in' });
    await endPasskey(cookie);
    expect((await door.logIn()).body.outcome).toBe('signed-in');
  });

  test('is let in by the password alone after an administrator ended both, and by the lost phone no more', async () => {
    const { phone } = await withBoth();
    await endBoth();
    expect((await hands.enter(phone)).done.status).toBe(422);
    expect((await door.logIn()).body.outcome).toBe('signed-in');
  });

  test('gets in by a リカバリーコード after the passkey was deleted and the phone lost', async () => {
    const { cookie, codes } = await withBoth();
    await endPasskey(cookie);
    const { challengeId } = (await door.logIn()).body;
    const recovered = await answer({ challengeId, recoveryCode: codes[0] ?? '', password });
    expect(recovered.body).toMatchObject({ outcome: 'totp-set-up-required' });
    const code = nextCode(secretIn(recovered.body));
    const set = await answer({ challengeId: recovered.body.challengeId, code });
    expect(set.body).toMatchObject({ outcome: 'signed-in' });
    expect((await hands.act(set.cookie ?? '', `POST ${own}/totp-end`)).status).toBe(204);
  });

  test('finds no passkey that counts and does not let in, whichever call of its registration failed', async () => {
    const { cookie } = await withAuthenticator();
    const [ends, entered]: [number[], number[]] = [[], []];
    for (let calls = 0; calls < 30 && ends.at(-1) !== 200; calls += 1) {
      const authenticator = softwareAuthenticator();
      const before = await passkeysOf(cookie);
      const begun = await hands.act(cookie, `POST ${own}/passkey-options`, { loginId: 'tanaka' });
      const credential = authenticator.create(begun.body.optionsJson);
      door.faults.crashAfter(calls);
      // The authorizer is a function of its own; where it fails nothing was sent.
      const done = await hands
        .act(cookie, `POST ${own}/passkeys`, { name: `途中${calls}`, credential })
        .catch(() => ({ status: 0 }));
      door.faults.clear();
      ends.push(done.status);
      const isThere = (await passkeysOf(cookie)).length > before.length;
      if (isThere) entered.push((await hands.enter(authenticator)).done.status);
    }
    expect(ends.at(-1)).toBe(200);
    expect(ends.length).toBeGreaterThan(5);
    expect(entered.length).toBeGreaterThan(0);
    expect(new Set(entered)).toEqual(new Set([200]));
    await endBoth();
    expect((await door.logIn()).body.outcome).toBe('signed-in');
  });

  test('is locked out by no call that fails while the passkey is ended: it counts, or it is gone', async () => {
    const { secret, cookie: first } = await withAuthenticator();
    const seen = new Set<string>();
    const statuses: number[] = [];
    let cookie = first;
    for (let calls = 0; calls < 40 && statuses.at(-1) !== 200; calls += 1) {
      const phone = softwareAuthenticator();
      const proven = await hands.act(cookie, `POST ${own}/proof`, { password, code: nextCode(secret) });
      expect(proven.status).toBe(204);
      expect((await hands.register(cookie, { authenticator: phone })).status).toBe(200);
      const [passkey] = await passkeysOf(cookie);
      door.faults.crashAfter(calls);
      const done = await hands
        .act(cookie, `POST ${own}/passkey-end`, { passkeyId: passkey?.id })
        .catch(() => ({ status: 0 }));
      door.faults.clear();
      statuses.push(done.status);
      const { status } = (await hands.enter(phone)).done;
      seen.add(`enters ${status}`);
      // Whatever is left of it, the code lets in.
      const typed = await door.logIn();
      expect(typed.body.outcome).toBe('totp-required');
      const passed = await answer({ challengeId: typed.body.challengeId, code: nextCode(secret) });
      expect(passed.body).toMatchObject({ outcome: 'signed-in' });
      cookie = passed.cookie ?? '';
      if (status === 200) cookie = await endPasskey(cookie);
    }
    expect(statuses.at(-1)).toBe(200);
    expect(statuses.length).toBeGreaterThan(5);
    expect([...seen].toSorted()).toEqual(['enters 200', 'enters 422']);
    await endBoth();
    expect((await door.logIn()).body.outcome).toBe('signed-in');
  });

  test('finds no passkey where the directory could not make it both factors', async () => {
    const { cookie } = await withAuthenticator();
    const phone = softwareAuthenticator();
    door.faults.failNext({
      service: 'cognito-idp',
      operation: 'AdminSetUserMFAPreference',
      code: 'AccessDeniedException',
    });
    expect((await hands.register(cookie, { authenticator: phone })).status).toBe(500);
    expect(await passkeysOf(cookie)).toEqual([]);
    expect((await hands.register(cookie, { authenticator: phone })).status).toBe(200);
    expect((await hands.enter(phone)).done.status).toBe(200);
    await endBoth();
  });
});
