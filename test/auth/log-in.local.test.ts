import { createHmac } from 'node:crypto';
import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { onboardingEnvironment } from '#lambdas/adapters/machine/environment.ts';
import { onboardingContextOf } from '#lambdas/adapters/jobs/onboarding-context.ts';
import { keptLog, openFrontDoor, password, type FrontDoor } from '#test/builders/front-door.ts';
import { tanaka } from '#test/builders/tenant-plane.ts';

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

describe('signing in', () => {
  test('answers with who it is, a CSRF token and a cookie that scripts and other sites cannot use', async () => {
    const { status, body, cookie } = await door.logIn();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      outcome: 'signed-in',
      user: { id: tanaka, name: '田中花子' },
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
    expect(rows).not.toMatch(/eyJ[\w-]+\.eyJ/);
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

  test.each([
    ['no company at all', {}],
    ['an invented one', { 'x-company-code': 'firm-1' }],
    ['the same one in another spelling', { 'x-company-code': 'Minato' }],
    ['the same one, escaped', { 'x-company-code': '%6dinato' }],
  ])('is refused before any password is asked when the header names %s', async (_what, headers) => {
    door.calls.clear();
    const body = { companyCode: 'minato', loginId: 'tanaka', password };
    const answer = await door.send('POST /api/auth/login', {
      body,
      headers: { 'x-company-code': '', ...headers },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'input-malformed' } });
    expect(answer.body.fields).toEqual([
      { path: 'x-company-code', message: '画面を読み込み直してから、もう一度サインインしてください。' },
    ]);
    expect(door.calls.take()).toEqual([]);
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
