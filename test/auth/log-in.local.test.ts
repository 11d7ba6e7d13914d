import { createHmac } from 'node:crypto';
import { PutItemCommand, ScanCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { onboardingEnvironment } from '#lambdas/adapters/environment.ts';
import { onboardingContextOf } from '#lambdas/adapters/onboarding-context.ts';
import { keptLog, openFrontDoor, password, type FrontDoor } from '#test/builders/front-door.ts';
import { tanaka, watanabe } from '#test/builders/tenant-plane.ts';

let door: FrontDoor;
beforeAll(async () => {
  door = await openFrontDoor();
});
let log: () => string;
beforeEach(() => {
  log = keptLog();
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

describe('signing in', () => {
  test('answers with who it is, a CSRF token and a cookie that scripts and other sites cannot use', async () => {
    const { status, body, cookie } = await door.logIn();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      outcome: 'signed-in',
      user: { id: tanaka, name: '田中花子', roles: ['applicant'] },
      csrfToken: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(cookie).toMatch(new RegExp(`^${door.tenantId}\\.${tanaka}\\.[\\w-]{43}$`));
  });

  test('does not mind letter case, width and blanks in company code and login ID', async () => {
    expect(await door.logIn({ companyCode: ' MINATO ', loginId: ' Tanaka ' })).toMatchObject({ status: 200 });
    expect(await door.logIn({ companyCode: 'ＭＩＮＡＴＯ　', loginId: 'ｔａｎａｋａ' })).toMatchObject({
      status: 200,
    });
  });

  test('A-30 does not mind labels, brackets and marks that nobody sees', async () => {
    const typed = { companyCode: '企業コード：ＭＩＮＡＴＯ\u200b', loginId: '\ufeff「tanaka」\u00ad' };
    expect(await door.logIn(typed)).toMatchObject({ status: 200 });
  });

  test('A-30 knows a login ID that was registered when blanks in it still counted', async () => {
    const { keysOf } = onboardingContextOf(onboardingEnvironment(process.env), () => new Date());
    const key = await keysOf(door.tenantId).loginKey();
    const former = createHmac('sha256', key).update('hanako tanaka').digest('hex');
    const Item = { PK: { S: `T#${door.tenantId}#LOGIN` }, SK: { S: former }, userId: { S: tanaka } };
    await door.database.send(new PutItemCommand({ TableName: 'TenantData', Item }));
    expect(await door.logIn({ loginId: 'Hanako Tanaka' })).toMatchObject({ status: 200 });
    expect(await door.logIn({ loginId: 'hanakotanaka' })).toMatchObject({ status: 401 });
  });

  test.each([
    ['minato', 'tanaka\u200b'],
    ['\ufeffminato\u200e', '「tanaka」'],
    ['企業コード：minato', 'サインインID: tanaka'],
    ['minato', 'ログインID tanaka'],
  ])(
    'A-30 does not mind what was copied along with company code and login ID: %j, %j',
    async (companyCode, loginId) => {
      expect(await door.logIn({ companyCode, loginId })).toMatchObject({ status: 200 });
    },
  );

  test('keeps the session under a hash only, and no token of the directory', async () => {
    const { cookie = '' } = await door.logIn();
    const { Items } = await door.database.send(new ScanCommand({ TableName: 'Session' }));
    const rows = JSON.stringify(Items);
    expect(rows).not.toContain(cookie.split('.')[2]);
    expect(rows).not.toContain('eyJ');
  });

  test('is audited, with who and from where', async () => {
    const before = (await audited('auth.sign-in')).length;
    await door.logIn();
    const items = await audited('auth.sign-in');
    expect(items).toHaveLength(before + 1);
    const facts = { actor: { S: tanaka }, outcome: { S: 'done' }, ip: { S: '203.0.113.7' } };
    expect(items).toContainEqual(expect.objectContaining(facts));
  });

  test('logs one line without password, cookie, token or login ID', async () => {
    const { cookie = '', body } = await door.logIn();
    const line = log();
    expect(line.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(line)).toMatchObject({
      route: 'POST /api/auth/login',
      status: 200,
      Requests: 1,
      Failures: 0,
    });
    for (const secret of [password, 'tanaka"', cookie.split('.')[2] ?? '-', body.csrfToken])
      expect(line).not.toContain(secret);
  });

  test('gives one answer to a wrong password, login ID or company code', async () => {
    const answers = await Promise.all([
      door.logIn({ password: 'Wrong-Horse-77' }),
      door.logIn({ loginId: 'nobody' }),
      door.logIn({ companyCode: 'no-such-company' }),
    ]);
    for (const { status, body } of answers) {
      expect(status).toBe(401);
      expect(body).toMatchObject({ code: 'login-failed', title: 'サインインできません' });
      expect(Object.keys(body)).toEqual(['type', 'title', 'status', 'code', 'detail', 'requestId']);
    }
  });

  test('asks the directory for nobody too', async () => {
    door.calls.clear();
    await door.logIn({ companyCode: 'no-such-company' });
    expect(door.calls.take().map(({ operation }) => operation)).toContain('AdminInitiateAuth');
  });

  test('refuses an unknown field and names it', async () => {
    const { status, body } = await door.logIn({ role: 'tenant-admin' });
    expect(status).toBe(400);
    expect(body.fields).toEqual([{ path: 'role', message: '項目「role」は受け付けていません。' }]);
  });

  test('answers 503 while the directory is out, and does not count it as a failure', async () => {
    door.faults.failNext({
      service: 'cognito-idp',
      operation: 'AdminInitiateAuth',
      code: 'InternalErrorException',
      statusCode: 500,
      times: 20,
    });
    for (let round = 0; round < 6; round += 1) expect((await door.logIn()).status).toBe(503);
    door.faults.clear();
    expect(await door.logIn()).toMatchObject({ status: 200 });
  });
});

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
    const leave = (judging: string, failures: string) =>
      door.database.send(
        new UpdateItemCommand({
          TableName: 'TenantData',
          Key,
          UpdateExpression: 'SET judging = :j, failures = :f, countedAt = :at REMOVE lockedUntil',
          ExpressionAttributeValues: {
            ':j': { N: judging },
            ':f': { N: failures },
            ':at': { S: new Date(Date.now() - 61_000).toISOString() },
          },
        }),
      );
    await leave('5', '0');
    expect(await door.logIn({ loginId: 'watanabe' })).toMatchObject({ status: 200 });
    await leave('0', '5');
    expect(await door.logIn({ loginId: 'watanabe' })).toMatchObject({ status: 429 });
    await endLocks();
    expect(await door.logIn({ loginId: 'watanabe' })).toMatchObject({ status: 200 });
  });
});
