import { GetItemCommand, ScanCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sessionKeyOf } from '#lambdas/adapters/sign-in/token-rows.ts';
import { effectOf, keptLog, openFrontDoor, password, type FrontDoor } from '#test/builders/front-door.ts';
import { cookieHeader, tanaka } from '#test/builders/tenant-plane.ts';

let door: FrontDoor;
beforeAll(async () => {
  door = await openFrontDoor({ ipCidrs: ['203.0.113.0/24', '2001:db8::/32'] });
});
beforeEach(() => void keptLog());
afterAll(() => door.close());

const signIn = async () => {
  const { cookie = '', body } = await door.logIn();
  return { cookie, csrfToken: String(body.csrfToken) };
};
const minutes = (count: number) => new Date(Date.now() + count * 60_000);
const setMeta = (change: string, values: Record<string, { S: string }>) =>
  door.database.send(
    new UpdateItemCommand({
      TableName: 'Control',
      Key: { PK: { S: `TEN#${door.tenantId}` }, SK: { S: 'META' } },
      UpdateExpression: change,
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: values,
    }),
  );
afterEach(() => setMeta('SET #state = :state', { ':state': { S: 'active' } }));

describe('authorizing a request', () => {
  test('allows the whole API and says who it is', async () => {
    const { cookie } = await signIn();
    const answer = await door.authorize(cookie);
    expect(answer.policyDocument.Statement).toEqual([
      {
        Action: 'execute-api:Invoke',
        Effect: 'Allow',
        Resource: 'arn:aws:execute-api:ap-northeast-1:000000000000:api/prod/*',
      },
    ]);
    expect(answer.context).toEqual({
      tenantId: door.tenantId,
      userId: tanaka,
      userName: '田中花子',
      // The sign-in itself.
      provenAt: expect.any(String),
      roles: 'applicant',
      sessionKey: sessionKeyOf(cookie),
      passwordMinimumLength: 12,
    });
  });

  test('takes one call to the tables', async () => {
    const { cookie } = await signIn();
    door.calls.clear();
    await door.authorize(cookie);
    expect(door.calls.take().map(({ operation }) => operation)).toEqual(['BatchGetItem']);
  });

  test.each([
    ['from an address outside the list', '198.51.100.7', 'Deny'],
    ['from an IPv6 address inside it', '2001:db8::7', 'Allow'],
  ])('answers a replayed cookie %s', async (_where, sourceIp, effect) => {
    const { cookie } = await signIn();
    expect(effectOf(await door.authorize(cookie, { sourceIp }))).toBe(effect);
  });

  test('denies a tenant that is not active any more', async () => {
    const { cookie } = await signIn();
    await setMeta('SET #state = :state', { ':state': { S: 'suspended' } });
    expect(effectOf(await door.authorize(cookie))).toBe('Deny');
  });

  test.each([
    ['no cookie', () => ''],
    [
      'a secret that nobody has',
      (cookie: string) => `${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'B' : 'A'}`,
    ],
    ['another tenant in it', (cookie: string) => cookie.replace(/^t\w{26}/, `t01${'z'.repeat(24)}`)],
  ])('knows nobody by %s', async (_what, change) => {
    const { cookie } = await signIn();
    await expect(door.authorize(change(cookie))).rejects.toThrow(/^Unauthorized$/);
  });

  test('ends after 30 idle minutes', async () => {
    const { cookie } = await signIn();
    await expect(door.authorize(cookie, { at: minutes(29.9) })).resolves.toBeDefined();
    const { cookie: other } = await signIn();
    await expect(door.authorize(other, { at: minutes(30.1) })).rejects.toThrow(/^Unauthorized$/);
  });

  test('lives on while it is used, but never longer than 12 hours', async () => {
    const { cookie } = await signIn();
    for (let used = 25; used < 715; used += 25) await door.authorize(cookie, { at: minutes(used) });
    await expect(door.authorize(cookie, { at: minutes(719.9) })).resolves.toBeDefined();
    await expect(door.authorize(cookie, { at: minutes(720.1) })).rejects.toThrow(/^Unauthorized$/);
  });

  test('moves the idle end at most once in 5 minutes', async () => {
    const { cookie } = await signIn();
    door.calls.clear();
    await door.authorize(cookie, { at: minutes(4.9) });
    expect(door.calls.take().map(({ operation }) => operation)).toEqual(['BatchGetItem']);
    await door.authorize(cookie, { at: minutes(5.1) });
    expect(door.calls.take().map(({ operation }) => operation)).toEqual(['BatchGetItem', 'UpdateItem']);
  });
});

describe('signing in from an address outside the list', () => {
  const elsewhere = { sourceIp: '198.51.100.7' };
  const isAudited = async (action: string) => {
    const { Items = [] } = await door.database.send(new ScanCommand({ TableName: 'Audit' }));
    return Items.filter((item) => item['action']?.S === action);
  };

  test('B-10 is told only to whoever has proven a password, and starts no session', async () => {
    const before = await isAudited('auth.sign-in-from-refused-address');
    const answer = await door.logIn({}, elsewhere);
    expect(answer).toMatchObject({ status: 403, body: { code: 'ip-refused' }, cookie: undefined });
    const after = await isAudited('auth.sign-in-from-refused-address');
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)).toMatchObject({
      target: { S: `user ${tanaka}` },
      outcome: { S: 'refused' },
      ip: { S: '198.51.100.7' },
    });
  });

  test('B-10 answers a wrong password as everywhere else, after the same calls', async () => {
    const wrongFrom = async (from: { sourceIp?: string }) => {
      door.calls.clear();
      const { status, body } = await door.logIn({ password: 'Wrong-Horse-77' }, from);
      const { requestId: _id, ...told } = body;
      return { status, told, calls: door.calls.take().map(({ operation }) => operation) };
    };
    expect(await wrongFrom(elsewhere)).toEqual(await wrongFrom({}));
    expect((await door.logIn()).status).toBe(200);
  });
});

describe('signing in again in the same browser', () => {
  test('ends the session before', async () => {
    const { cookie } = await signIn();
    const { cookie: next = '' } = await door.send('POST /api/auth/login', {
      body: { companyCode: 'minato', loginId: 'tanaka', password },
      headers: cookieHeader(cookie),
    });
    await expect(door.authorize(cookie)).rejects.toThrow(/^Unauthorized$/);
    expect(effectOf(await door.authorize(next))).toBe('Allow');
  });
});

describe('signing out', () => {
  test('ends the session at once and takes the cookie away', async () => {
    const { cookie, csrfToken } = await signIn();
    const answer = await door.sendAs(cookie, 'POST /api/auth/logout', {
      headers: { 'x-csrf-token': csrfToken },
    });
    expect(answer).toMatchObject({ status: 204, body: undefined, cookie: '' });
    await expect(door.authorize(cookie)).rejects.toThrow(/^Unauthorized$/);
    const Key = { PK: { S: `S#${sessionKeyOf(cookie)}` }, SK: { S: 'S' } };
    const { Item } = await door.database.send(new GetItemCommand({ TableName: 'Session', Key }));
    expect(Item).toBeUndefined();
  });

  test.each([
    ['no token', {}],
    ["another session's token", { 'x-csrf-token': 'x'.repeat(43) }],
  ])('is refused with %s', async (_what, headers: Record<string, string>) => {
    const { cookie } = await signIn();
    const answer = await door.sendAs(cookie, 'POST /api/auth/logout', { headers });
    expect(answer).toMatchObject({ status: 403, body: { code: 'csrf-missing' } });
    expect(effectOf(await door.authorize(cookie))).toBe('Allow');
  });
});

const changePassword = async (body: Record<string, string>) => {
  const { cookie, csrfToken } = await signIn();
  const headers = { 'X-CSRF-Token': csrfToken };
  return { old: cookie, ...(await door.sendAs(cookie, 'POST /api/me/password', { body, headers })) };
};

describe('changing the password', () => {
  test('rotates the session', async () => {
    const next = 'Another-Horse-8';
    const {
      status,
      body,
      cookie = '',
      old,
    } = await changePassword({ currentPassword: password, newPassword: next });
    expect(status).toBe(200);
    expect(body.csrfToken).toMatch(/^[\w-]{43}$/);
    await expect(door.authorize(old)).rejects.toThrow(/^Unauthorized$/);
    expect(effectOf(await door.authorize(cookie))).toBe('Allow');
    expect((await door.logIn()).status).toBe(401);
    expect((await door.logIn({ password: next })).status).toBe(200);
    await door.setPassword(tanaka);
  });

  test('ends the person’s sessions in other browsers, and nobody else’s', async () => {
    const [phone, library] = [await signIn(), await signIn()];
    const { cookie: watanabes = '' } = await door.logIn({ loginId: 'watanabe' });
    const next = 'Another-Horse-9';
    const { cookie = '' } = await changePassword({ currentPassword: password, newPassword: next });
    await expect(door.authorize(phone.cookie)).rejects.toThrow(/^Unauthorized$/);
    await expect(door.authorize(library.cookie)).rejects.toThrow(/^Unauthorized$/);
    expect(effectOf(await door.authorize(cookie))).toBe('Allow');
    expect(effectOf(await door.authorize(watanabes))).toBe('Allow');
    await door.setPassword(tanaka);
  });

  test('that is refused ends no session', async () => {
    const phone = await signIn();
    await changePassword({ currentPassword: 'Wrong-Horse-77', newPassword: 'Next-Horse-99' });
    expect(effectOf(await door.authorize(phone.cookie))).toBe('Allow');
  });

  test.each([
    [
      'the current one is wrong',
      { currentPassword: 'Wrong-Horse-77', newPassword: 'Next-Horse-99' },
      'password-wrong',
    ],
    ['the new one is short', { currentPassword: password, newPassword: 'Short-1' }, 'password-weak'],
    [
      'A-14 the new one ends with a blank',
      { currentPassword: password, newPassword: 'Abcdef-123456 ' },
      'password-weak',
    ],
    [
      'the new one has no symbol',
      { currentPassword: password, newPassword: 'NextHorse9999' },
      'password-weak',
    ],
  ])('is refused when %s', async (_because, body, code) => {
    const answer = await changePassword(body);
    expect(answer).toMatchObject({ status: 422, body: { code }, cookie: undefined });
    expect(effectOf(await door.authorize(answer.old))).toBe('Allow');
  });
});
