import { PutItemCommand, QueryCommand, ScanCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { UserId } from '#domain/kernel/ids.ts';
import { cognitoDirectory } from '#lambdas/adapters/sign-in/cognito.ts';
import { isAliveAt, keptLog, openFrontDoor, password, type FrontDoor } from '#test/builders/front-door.ts';
import { tanaka } from '#test/builders/tenant-plane.ts';

let door: FrontDoor;
beforeAll(async () => {
  door = await openFrontDoor();
});
beforeEach(() => {
  keptLog();
  door.faults.clear();
});
afterAll(() => door.close());

const signIn = async (changes: Record<string, unknown> = {}) => {
  const { cookie = '', body } = await door.logIn(changes);
  return { cookie, csrfToken: String(body.csrfToken) };
};
const isAlive = (cookie: string) => isAliveAt(door, cookie);
const isRight = async (tried: string) => {
  const directory = cognitoDirectory({
    region: 'ap-northeast-1',
    userPoolId: process.env['USER_POOL_ID'] ?? '',
    userPoolClientId: process.env['USER_POOL_CLIENT_ID'] ?? '',
  });
  return (
    (await directory.checkPassword({ tenantId: door.tenantId, userId: tanaka as UserId }, tried)).kind ===
    'right'
  );
};
const changesTold = async () => {
  const { Items = [] } = await door.database.send(new ScanCommand({ TableName: 'Audit' }));
  return Items.filter(({ action }) => action?.S === 'auth.change-password');
};
const changePassword = (by: { cookie: string; csrfToken: string }, body: Record<string, string>) =>
  door.sendAs(by.cookie, 'POST /api/me/password', { body, headers: { 'x-csrf-token': by.csrfToken } });

const standingKey = () => ({ PK: { S: `T#${door.tenantId}#P#${tanaka}` }, SK: { S: 'S' } });
/** As if the crash had been so long ago. */
const crashedBefore = (millis: number) =>
  door.database.send(
    new UpdateItemCommand({
      TableName: 'Session',
      Key: standingKey(),
      UpdateExpression: 'SET changingUntil = :until, rightsVersion = if_not_exists(rightsVersion, :none)',
      ExpressionAttributeValues: {
        ':until': { S: new Date(Date.now() + 10_000 - millis).toISOString() },
        ':none': { N: '0' },
      },
    }),
  );

describe('B-2 a password change that crashes', () => {
  test('leaves no old session beside a new password, wherever it stops', async () => {
    let [now, next] = [password, 'Another-Horse-1'];
    const ends: string[] = [];
    for (let calls = 1; calls < 40 && ends.at(-1) !== 'done'; calls += 1) {
      const [mine, phone] = [await signIn({ password: now }), await signIn({ password: now })];
      const told = (await changesTold()).length;
      const { context } = await door.authorize(mine.cookie);
      door.faults.crashAfter(calls);
      const { status } = await door.send('POST /api/me/password', {
        body: { currentPassword: now, newPassword: next },
        headers: { Cookie: `__Host-sid=${mine.cookie}`, 'x-csrf-token': mine.csrfToken },
        authorizer: context ?? {},
      });
      door.faults.clear();
      const isChanged = await isRight(next);
      expect(isChanged).not.toBe(await isRight(now));
      const facts = {
        isChanged,
        isOldAlive: (await isAlive(mine.cookie)) || (await isAlive(phone.cookie)),
        isTold: (await changesTold()).length > told,
      };
      expect([
        { isChanged: true, isOldAlive: false, isTold: true },
        { ...facts, isChanged: false },
      ]).toContainEqual(facts);
      if (isChanged) [now, next] = [next, `Another-Horse-${calls + 1}`];
      ends.push(status === 200 ? 'done' : isChanged ? 'changed, then crashed' : 'crashed before');
      if (status !== 200) await crashedBefore(10_001);
    }
    expect(new Set(ends)).toEqual(new Set(['crashed before', 'changed, then crashed', 'done']));
    await door.setPassword(tanaka);
  });

  test('holds up a sign-in until it is clear which password is right', async () => {
    await signIn();
    await crashedBefore(9000);
    const began = Date.now();
    const { cookie } = await signIn();
    expect(Date.now() - began).toBeGreaterThanOrEqual(900);
    expect(await isAlive(cookie)).toBe(true);
  });
});

describe('a password change', () => {
  test('that the directory refuses ends no session', async () => {
    const phone = await signIn();
    door.faults.failNext({
      service: 'cognito-idp',
      operation: 'AdminSetUserPassword',
      code: 'PasswordHistoryPolicyViolationException',
    });
    const answer = await changePassword(await signIn(), {
      currentPassword: password,
      newPassword: 'Another-Horse-8',
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'password-reused' } });
    expect(await isAlive(phone.cookie)).toBe(true);
  });

  test('sent twice at once from two browsers is done once', async () => {
    const [one, two] = [await signIn(), await signIn()];
    const wanted = ['Another-Horse-6', 'Another-Horse-7'];
    const answers = await Promise.all(
      [one, two].map((by, index) =>
        changePassword(by, { currentPassword: password, newPassword: wanted[index] ?? '' }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const winner = answers.findIndex(({ status }) => status === 200);
    expect(await isRight(wanted[winner] ?? '')).toBe(true);
    expect(await isAlive(answers[winner]?.cookie ?? '')).toBe(true);
    expect(await Promise.all([one, two].map(({ cookie }) => isAlive(cookie)))).toEqual([false, false]);
    await door.setPassword(tanaka);
  });

  test('refuses a session whose sign-in had begun before it', async () => {
    const mine = await signIn();
    const changed: number[] = [];
    const until = async (): Promise<void> => {
      const wish = { currentPassword: password, newPassword: 'Another-Horse-9' };
      changed.push((await changePassword(mine, wish)).status);
    };
    // Its password is looked at before the change, its session is put after it.
    door.faults.holdNext({ service: 'dynamodb', operation: 'TransactWriteItems', by: 'functions', until });
    const { status, cookie = '' } = await door.logIn();
    expect([changed, status]).toEqual([[200], 200]);
    expect(await isAlive(cookie)).toBe(false);
    await door.setPassword(tanaka);
  });
});

const listed = async () => {
  const { Items = [] } = await door.database.send(
    new QueryCommand({
      TableName: 'Session',
      KeyConditionExpression: 'PK = :pk',
      ExpressionAttributeValues: { ':pk': { S: `U#${door.tenantId}#${tanaka}` } },
    }),
  );
  return Items.map(({ SK }) => SK?.S ?? '');
};

describe('a person’s sessions', () => {
  test('are ten at most: the oldest ends, also when all begin at once', async () => {
    const first = await signIn();
    const at = new Date();
    const cookies = await Promise.all(Array.from({ length: 12 }, () => signIn()));
    const alive = await Promise.all(cookies.map(({ cookie }) => isAlive(cookie)));
    expect(alive.filter(Boolean)).toHaveLength(10);
    expect(await isAlive(first.cookie)).toBe(false);
    expect(await listed()).toHaveLength(10);
    expect(at.getTime()).toBeLessThan(Date.now());
  });

  test('leave the list when they end', async () => {
    const { cookie, csrfToken } = await signIn();
    const before = await listed();
    await door.sendAs(cookie, 'POST /api/auth/logout', { headers: { 'x-csrf-token': csrfToken } });
    expect(await listed()).toHaveLength(before.length - 1);
  });

  test('are removed by pages where thousands are listed', async () => {
    const old = new Date(Date.now() + 3_600_000).toISOString();
    const rows = Array.from({ length: 700 }, (_unused, index) => String(index).padStart(64, '0'));
    for (let from = 0; from < rows.length; from += 100)
      await Promise.all(
        rows.slice(from, from + 100).map((SK) =>
          door.database.send(
            new PutItemCommand({
              TableName: 'Session',
              Item: {
                PK: { S: `U#${door.tenantId}#${tanaka}` },
                SK: { S: SK },
                expiresAt: { S: old },
                ttl: { N: String(Math.ceil(Date.parse(old) / 1000)) },
              },
            }),
          ),
        ),
      );
    // What one sign-in has no time for is left to the next.
    const left: number[] = [];
    for (let times = 0; times < 6 && left.at(-1) !== 10; times += 1) {
      expect(await isAlive((await signIn()).cookie)).toBe(true);
      left.push((await listed()).length);
    }
    expect(left.at(-1)).toBe(10);
  });

  test('under a cookie of the old form are signed out', async () => {
    const { cookie } = await signIn();
    const [tenant, , secret] = cookie.split('.');
    expect(await isAlive(`${tenant}.${secret}`)).toBe(false);
  });

  test('need the person in the cookie to be the session’s', async () => {
    const { cookie } = await signIn();
    const [tenant, , secret] = cookie.split('.');
    expect(await isAlive(`${tenant}.01JWATANABE000000000000000.${secret}`)).toBe(false);
  });
});
