import { DeleteItemCommand, ScanCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handler } from '#lambdas/functions/tenant-admin.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { isAliveAt, keptLog, openFrontDoor, type FrontDoor } from '#test/builders/front-door.ts';
import { softwareAuthenticator } from '#test/builders/software-authenticator.ts';
import { aContext, anEvent, cookieHeader, tanaka, told } from '#test/builders/tenant-plane.ts';
import { linkInHand, loginHashIn } from './link-in-hand.ts';
import { own, passkeyHands, type PasskeyHands } from './passkey-hands.ts';

let door: FrontDoor;
let hands: PasskeyHands;
const [phone, other] = [softwareAuthenticator(), softwareAuthenticator()];
/** 田中 and 渡辺, each with a passkey of his own. */
beforeAll(async () => {
  keptLog();
  door = await openFrontDoor({ ipCidrs: ['203.0.113.0/24'] });
  hands = passkeyHands(door);
  for (const [loginId, authenticator] of [
    ['tanaka', phone],
    ['watanabe', other],
  ] as const) {
    const { cookie = '' } = await door.logIn({ loginId });
    await hands.prove(cookie);
    await hands.register(cookie, { authenticator, loginId });
  }
});
beforeEach(() => {
  keptLog();
  door.faults.clear();
});
afterAll(() => door.close());

const isWrong = { status: 422, cookie: undefined, body: { code: 'passkey-sign-in-failed' } };
const rowsOf = async (TableName: string) =>
  (await door.database.send(new ScanCommand({ TableName }))).Items ?? [];
const audited = async (action: string) =>
  (await rowsOf('Audit')).filter((item) => item['action']?.S === action);
const standingKey = () => ({ PK: { S: `T#${door.tenantId}#P#${tanaka}` }, SK: { S: 'S' } });
type Values = Record<string, { S: string } | { N: string }>;
const changed = (UpdateExpression: string, values: Values) =>
  door.database.send(
    new UpdateItemCommand({
      TableName: 'Session',
      Key: standingKey(),
      UpdateExpression,
      ExpressionAttributeValues: values,
    }),
  );
const setState = (state: string) =>
  door.database.send(
    new UpdateItemCommand({
      TableName: 'Control',
      Key: { PK: { S: `TEN#${door.tenantId}` }, SK: { S: 'META' } },
      UpdateExpression: 'SET #state = :state',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':state': { S: state } },
    }),
  );
const asAdmin = async (cookie: string, route: string, body?: unknown, params = {}) => {
  const { context } = await door.authorize(cookie);
  const headers = { ...cookieHeader(cookie), 'x-csrf-token': csrfTokenOf(cookie) };
  const options = { headers, params, authorizer: context ?? {}, ...(body === undefined ? {} : { body }) };
  return told(await handler(anEvent(route, options), aContext(door.tenantId)));
};
const adminIn = async () => (await hands.enter(other, {}, { loginId: 'watanabe' })).done.cookie ?? '';

describe('a passkey of somebody else', () => {
  test('signs in nobody, whoever of the two it was asked of', async () => {
    const asked = (await hands.atDoor({})).body;
    const answer = { challengeId: asked.challengeId, credential: other.get(asked.optionsJson) };
    expect(await hands.atDoor({ loginId: 'watanabe', answer })).toMatchObject(isWrong);
    const anew = (await hands.atDoor({ loginId: 'watanabe' })).body;
    const ofHis = { challengeId: anew.challengeId, credential: phone.get(anew.optionsJson) };
    expect(await hands.atDoor({ answer: ofHis })).toMatchObject(isWrong);
    const here = (await hands.atDoor({})).body;
    const byOther = { challengeId: here.challengeId, credential: other.get(here.optionsJson) };
    expect(await hands.atDoor({ answer: byOther })).toMatchObject(isWrong);
    expect((await hands.enter(phone)).done.status).toBe(200);
  });

  test('counts as no guess, at the door and as 本人確認: it names none of his', async () => {
    const { cookie: mine = '' } = (await hands.enter(phone)).done;
    for (const _time of Array.from({ length: 6 })) {
      expect((await hands.enter(other)).done).toMatchObject(isWrong);
      expect((await hands.proveByPasskey(mine, other)).body).toMatchObject({ code: 'passkey-wrong' });
    }
    expect((await hands.enter(phone)).done.status).toBe(200);
  });

  test('is no 本人確認', async () => {
    const { cookie: mine = '' } = (await hands.enter(phone)).done;
    expect((await hands.proveByPasskey(mine, other)).body).toMatchObject({ code: 'passkey-wrong' });
    expect((await hands.proveByPasskey(mine, phone)).status).toBe(204);
  });
});

describe('a challenge', () => {
  test('of the door is none within a session, and the reverse', async () => {
    const { cookie: mine = '' } = (await hands.enter(phone)).done;
    const atDoor = (await hands.atDoor({})).body;
    const passkey = { challengeId: atDoor.challengeId, credential: phone.get(atDoor.optionsJson) };
    const proven = await hands.act(mine, `POST ${own}/proof`, { passkey });
    expect(proven.body).toMatchObject({ code: 'passkey-wrong' });
    const within = (await hands.act(mine, `POST ${own}/passkey-proof`)).body;
    const answer = { challengeId: within.challengeId, credential: phone.get(within.optionsJson) };
    expect(await hands.atDoor({ answer })).toMatchObject(isWrong);
    expect((await hands.enter(phone)).done.status).toBe(200);
  });

  test('is over after 15 minutes', async () => {
    const { challengeId, optionsJson } = (await hands.atDoor({})).body;
    const past = { S: new Date(Date.now() - 1000).toISOString() };
    for (const { PK, SK } of (await rowsOf('Session')).filter(({ kind }) => kind?.S === 'passkey'))
      await door.database.send(
        new UpdateItemCommand({
          TableName: 'Session',
          Key: { PK: PK ?? { S: '' }, SK: SK ?? { S: '' } },
          UpdateExpression: 'SET expiresAt = :past',
          ExpressionAttributeValues: { ':past': past },
        }),
      );
    const answer = { challengeId, credential: phone.get(optionsJson) };
    expect(await hands.atDoor({ answer })).toMatchObject(isWrong);
  });

  test('is over with whatever somebody changes about the person between the two steps', async () => {
    const { challengeId, optionsJson } = (await hands.atDoor({})).body;
    await changed('ADD rightsVersion :one', { ':one': { N: '1' } });
    const answer = { challengeId, credential: phone.get(optionsJson) };
    expect(await hands.atDoor({ answer })).toMatchObject(isWrong);
    expect((await hands.enter(phone)).done.status).toBe(200);
  });
});

describe('the door, whatever is shown at it', () => {
  test('refuses a right passkey from an address outside of the list', async () => {
    const { challengeId, optionsJson } = (await hands.atDoor({})).body;
    const answer = { challengeId, credential: phone.get(optionsJson) };
    const elsewhere = await hands.atDoor({ answer }, { sourceIp: '198.51.100.7' });
    expect(elsewhere).toMatchObject({ status: 403, cookie: undefined, body: { code: 'ip-refused' } });
  });

  test('refuses whoever belongs to a company that is suspended', async () => {
    await setState('suspended');
    expect((await hands.enter(phone)).done).toMatchObject({ status: 403, body: { code: 'tenant-inactive' } });
    await setState('active');
    expect((await hands.enter(phone)).done.status).toBe(200);
  });

  test('spends the directory’s time on a company that does not exist, and takes no place of a guess', async () => {
    door.calls.clear();
    await hands.atDoor({ companyCode: 'nowhere' });
    expect(door.calls.take().map(({ operation }) => operation)).toContain('AdminInitiateAuth');
    await hands.atDoor({});
    const writes = door.calls.take().filter(({ operation }) => operation === 'UpdateItem');
    expect(JSON.stringify(writes.map(({ input }) => input))).not.toContain('places');
  });

  test('refuses whoever was disabled, with the answer for everything wrong', async () => {
    const [admin, params] = [await adminIn(), { userId: tanaka }];
    const turn = async (state: string) => {
      const { version } = (await asAdmin(admin, 'GET /api/users/{userId}', undefined, params)).body;
      const body = { state, expectedVersion: version };
      return asAdmin(admin, 'PUT /api/users/{userId}/state', body, params);
    };
    expect((await turn('disabled')).status).toBe(200);
    expect((await hands.enter(phone)).done).toMatchObject(isWrong);
    expect((await turn('active')).status).toBe(200);
    expect((await hands.enter(phone)).done.status).toBe(200);
  });

  test('asks a role that must have a factor for nothing besides, and signs out who ended his last one', async () => {
    const admin = await adminIn();
    const route = '/api/settings/sign-in-rules';
    const { version } = (await asAdmin(admin, `GET ${route}`)).body;
    const shipped = { minimumLength: 12, mostFailures: 5, lockMinutes: 15, idleMinutes: 30 };
    const decide = (changes: object, expectedVersion: number) =>
      asAdmin(admin, `PUT ${route}`, { value: { ...shipped, ...changes }, expectedVersion });
    expect((await decide({ secondFactorRoles: ['applicant'] }, version)).status).toBe(200);
    const { cookie: mine = '', body } = (await hands.enter(phone)).done;
    expect(body).toMatchObject({ outcome: 'signed-in' });
    const [{ id: passkeyId }] = (await hands.act(mine, `GET ${own}`)).body.passkeys;
    const { cookie: left = '', status } = await hands.act(mine, `POST ${own}/passkey-end`, { passkeyId });
    expect(status).toBe(200);
    expect(await isAliveAt(door, left)).toBe(false);
    expect((await door.logIn()).body).toMatchObject({ outcome: 'totp-set-up-required' });
    expect((await decide({}, version + 1)).status).toBe(200);
    const { cookie: again = '' } = await door.logIn();
    await hands.prove(again);
    expect((await hands.register(again, { authenticator: phone })).status).toBe(200);
  });

  test('asks for a passkey although the standing was lost, until an administrator ends it', async () => {
    await door.database.send(new DeleteItemCommand({ TableName: 'Session', Key: standingKey() }));
    expect(await door.logIn()).toMatchObject({
      cookie: undefined,
      body: { outcome: 'passkey-required' },
    });
    expect((await hands.enter(phone)).done).toMatchObject(isWrong);
    const ofHim = { userId: tanaka };
    const ended = await asAdmin(await adminIn(), 'POST /api/users/{userId}/totp-end', undefined, ofHim);
    expect(ended.status).toBe(204);
    const { cookie = '', body } = await door.logIn();
    expect(body).toMatchObject({ outcome: 'signed-in' });
    await hands.prove(cookie);
    expect((await hands.register(cookie, { authenticator: phone })).status).toBe(200);
  });

  test('locks after five wrong passkeys, whatever new password lies between them, also for the right one', async () => {
    const { cookie = '' } = (await hands.enter(phone)).done;
    const loginHash = await loginHashIn(door, cookie);
    const guess = async () => {
      expect((await hands.enter(phone, { isVerified: false })).done).toMatchObject(isWrong);
    };
    for (const _guess of [1, 2, 3]) await guess();
    const token = await linkInHand(door, { loginHash, atMillis: Date.now() });
    const body = { token, newPassword: 'Atarashii-Kotoba-1!' };
    expect((await door.send('POST /api/auth/password-resets/completion', { body })).status).toBe(204);
    for (const _guess of [4, 5]) await guess();
    expect((await hands.enter(phone)).done).toMatchObject({
      status: 429,
      body: { code: 'login-locked', minutes: 15 },
    });
    expect((await door.logIn({ password: body.newPassword })).status).toBe(429);
    expect(await audited('auth.lock')).toHaveLength(1);
  });
});
