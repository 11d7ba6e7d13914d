import { ScanCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keptLog, openFrontDoor, password, type FrontDoor } from '#test/builders/front-door.ts';
import { watanabe } from '#test/builders/tenant-plane.ts';

let door: FrontDoor;
beforeAll(async () => {
  door = await openFrontDoor();
});
beforeEach(() => {
  keptLog();
  door.faults.clear();
});
afterAll(() => door.close());

const audited = async (action: string) => {
  const { Items = [] } = await door.database.send(new ScanCommand({ TableName: 'Audit' }));
  return Items.filter((item) => item['action']?.S === action);
};

/** As if a quarter of an hour had passed. */
const endLocks = async () => {
  const { Items = [] } = await door.database.send(new ScanCommand({ TableName: 'TenantData' }));
  const locked = Items.filter(({ lockedUntil }) => lockedUntil !== undefined);
  for (const { PK, SK, lockedUntil } of locked)
    await door.database.send(
      new UpdateItemCommand({
        TableName: 'TenantData',
        Key: { PK: PK ?? { S: '' }, SK: SK ?? { S: '' } },
        UpdateExpression: 'SET lockedUntil = :past',
        ExpressionAttributeValues: {
          ':past': { S: new Date(Date.parse(lockedUntil?.S ?? '') - 15 * 60_000).toISOString() },
        },
      }),
    );
};

describe('locking out', () => {
  test('closes a login ID after five failures, known or not, for 15 minutes', async () => {
    for (const loginId of ['watanabe', 'nobody-else']) {
      const tries = [1, 2, 3, 4, 5].map(() => door.logIn({ loginId, password: 'Wrong-Horse-77' }));
      expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
      const locked = await door.logIn({ loginId });
      expect(locked.status).toBe(429);
      expect(locked.body).toMatchObject({ code: 'login-locked', minutes: 15 });
      expect(locked.body.detail).toContain('15分以上待って');
    }
    expect(await audited('auth.lock')).toHaveLength(2);
  });

  test('closes a company that does not exist too, so that the lock tells nobody which ones do', async () => {
    const logIn = (loginId: string) =>
      door.logIn({ companyCode: 'no-such-firm', loginId, password: 'Wrong-Horse-77' });
    const tries = await Promise.all([1, 2, 3, 4, 5].map(() => logIn('tanaka')));
    expect(tries.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect(await logIn('TANAKA ')).toMatchObject({
      status: 429,
      body: { code: 'login-locked', minutes: 15 },
    });
    expect(await logIn('sato')).toMatchObject({ status: 401 });
  });

  test('opens again when the time is over, and a success forgets the failures', async () => {
    await endLocks();
    expect(await door.logIn({ loginId: 'watanabe' })).toMatchObject({ status: 200 });
    await Promise.all(
      [1, 2, 3, 4].map(() => door.logIn({ loginId: 'watanabe', password: 'Wrong-Horse-77' })),
    );
    expect(await door.logIn({ loginId: 'watanabe' })).toMatchObject({ status: 200 });
    expect(await door.logIn({ loginId: 'watanabe', password: 'Wrong-Horse-77' })).toMatchObject({
      status: 401,
    });
  });

  test('lets no more than five of twenty guesses through that come at once', async () => {
    door.calls.clear();
    await Promise.all(
      Array.from({ length: 20 }, (_unused, index) =>
        door.logIn({ loginId: 'tanaka', password: `${password}${index}` }),
      ),
    );
    const guesses = door.calls.take().filter(({ operation }) => operation === 'AdminInitiateAuth');
    expect(guesses).toHaveLength(5);
  });

  test('B-8 never happens by right passwords, however many come at once', async () => {
    await endLocks();
    const answers = await Promise.all(Array.from({ length: 24 }, () => door.logIn({ loginId: 'watanabe' })));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 24 }, () => 200));
    expect(await door.logIn({ loginId: 'watanabe' })).toMatchObject({ status: 200 });
  });

  test('B-8 counts the wrong ones among right ones, and no more than five guesses', async () => {
    door.calls.clear();
    const mixed = Array.from({ length: 16 }, (_unused, index) =>
      door.logIn({ loginId: 'nobody-mixed', password: index % 2 === 0 ? password : 'Wrong-Horse-77' }),
    );
    const statuses = (await Promise.all(mixed)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(11);
    const guesses = door.calls.take().filter(({ operation }) => operation === 'AdminInitiateAuth');
    expect(guesses).toHaveLength(5);
  });

  test('is not opened by a right password: it is not looked at, and that is said', async () => {
    for (const _try of [1, 2, 3, 4, 5]) await door.logIn({ loginId: 'watanabe', password: 'Wrong-Horse-77' });
    door.calls.clear();
    expect(await door.logIn({ loginId: 'watanabe' })).toMatchObject({
      status: 429,
      body: { code: 'login-locked', detail: expect.stringContaining('正しいパスワードでも') },
    });
    expect(door.calls.take().map(({ operation }) => operation)).not.toContain('AdminInitiateAuth');
    await endLocks();
  });

  test('does not stay where a crash left attempts unjudged or a lock unset', async () => {
    const { Items = [] } = await door.database.send(new ScanCommand({ TableName: 'TenantData' }));
    const row = Items.find(({ PK, userId }) => PK?.S?.endsWith('#LOGIN') && userId?.S === watanabe);
    const Key = { PK: row?.['PK'] ?? { S: '' }, SK: row?.['SK'] ?? { S: '' } };
    const leave = (crashes: number, failures: string) =>
      door.database.send(
        new UpdateItemCommand({
          TableName: 'TenantData',
          Key,
          UpdateExpression: 'SET places = :places, failures = :f REMOVE lockedUntil',
          ExpressionAttributeValues: {
            ':places': {
              SS: Array.from(
                { length: crashes },
                (_unused, index) => `${new Date(Date.now() - 31_000).toISOString()}#${index}`,
              ),
            },
            ':f': { N: failures },
          },
        }),
      );
    await leave(5, '0');
    expect(await door.logIn({ loginId: 'watanabe' })).toMatchObject({ status: 200 });
    await leave(1, '5');
    expect(await door.logIn({ loginId: 'watanabe' })).toMatchObject({ status: 429 });
    await endLocks();
    expect(await door.logIn({ loginId: 'watanabe' })).toMatchObject({ status: 200 });
  });
});
