import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { authorizer } from '#lambdas/functions/authorizer.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { kato, openOperatorDoor, type OperatorDoor } from '#test/builders/operator-plane.ts';

let door: OperatorDoor;
let cookie = '';
let csrfToken = '';
beforeAll(async () => {
  door = await openOperatorDoor();
  keptLog();
  await door.register(kato);
  const { answer } = await door.enrol(kato);
  cookie = answer.cookie ?? '';
  csrfToken = answer.body.csrfToken;
});
beforeEach(() => {
  keptLog();
});
afterAll(() => door.close());

/** Asks the tenants' authorizer. */
const asked = (header: string) =>
  authorizer(() => new Date())({
    methodArn: 'arn:aws:execute-api:ap-northeast-1:000000000000:api/app/GET/api/me',
    headers: { Cookie: header },
    requestContext: { identity: { sourceIp: '203.0.113.7' } },
  } as unknown as Parameters<ReturnType<typeof authorizer>>[0]);

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const aTenant = (companyCode: string, serial: number) => ({
  PK: `TEN#t01jm1nat000000000000000${String(serial).padStart(3, '0')}`,
  SK: 'META',
  list: 'tenants',
  companyCode,
  name: `株式会社${companyCode}`,
  state: 'active',
  plan: 'standard',
  cell: 'tokyo-1',
  createdAt: '2026-05-12T01:00:00.000Z',
  readOnlyUntil: '2026-05-13T01:00:00.000Z',
});

describe('the session of an operator', () => {
  test('tells who he is and gives the page its token', async () => {
    expect(await door.sendAs(cookie, 'GET /operator/me')).toMatchObject({
      status: 200,
      body: { csrfToken, operator: { id: kato, name: '加藤誠' } },
    });
  });

  test('ends after 30 minutes without a request', async () => {
    await expect(door.authorize(`__Host-osid=${cookie}`, inMinutes(29))).resolves.toMatchObject({
      principalId: kato,
    });
    await expect(door.authorize(`__Host-osid=${cookie}`, inMinutes(60))).rejects.toThrow('Unauthorized');
  });

  test.each([
    ["under the tenants' cookie name", (value: string) => `__Host-sid=${value}`],
    ['under a plain name', (value: string) => `osid=${value}`],
    ['with another hint', (value: string) => `__Host-osid=op-mori.${value.split('.')[1]}`],
    ['with another secret', () => `__Host-osid=op-kato.${'A'.repeat(43)}`],
    [
      "with a tenant's hint",
      (value: string) => `__Host-osid=t01jm1nat000000000000000001.${value.split('.')[1]}`,
    ],
  ])('is nobody %s', async (_how, header) => {
    await expect(door.authorize(header(cookie))).rejects.toThrow('Unauthorized');
  });

  test("opens nothing behind the tenants' authorizer", async () => {
    await expect(asked(`__Host-osid=${cookie}`)).rejects.toThrow('Unauthorized');
    await expect(asked(`__Host-sid=${cookie}`)).rejects.toThrow('Unauthorized');
  });

  test('is over at once when the operator is shut out', async () => {
    await door.register('op-outgoing');
    const { answer } = await door.enrol('op-outgoing');
    await door.setState('op-outgoing', 'left');
    await expect(door.authorize(`__Host-osid=${answer.cookie}`)).rejects.toThrow('Unauthorized');
  });

  test('ends with a sign-out that carries the token of its page, and not without it', async () => {
    await door.register('op-leaving');
    const { answer } = await door.enrol('op-leaving');
    const own = answer.cookie ?? '';
    expect(await door.sendAs(own, 'POST /operator/auth/logout')).toMatchObject({
      status: 403,
      body: { code: 'csrf-missing' },
    });
    const headers = { 'x-csrf-token': answer.body.csrfToken };
    const left = await door.sendAs(own, 'POST /operator/auth/logout', { headers });
    expect(left).toMatchObject({ status: 204, cookie: '' });
    await expect(door.authorize(`__Host-osid=${own}`)).rejects.toThrow('Unauthorized');
    expect(await door.acts()).toContain('op-leaving operator.sign-out done');
  });
});

describe('listing tenants', () => {
  beforeAll(async () => {
    await door.put('Contracts', aTenant('minato', 1));
    await door.put('Contracts', aTenant('aoba-kobo', 2));
    await door.put('Contracts', aTenant('sakura', 3));
  });

  test('shows contracts by company code, and nothing of what a tenant keeps or configures', async () => {
    const { status, body } = await door.sendAs(cookie, 'GET /operator/tenants');
    expect(status).toBe(200);
    expect(body.items.map(({ companyCode }: { companyCode: string }) => companyCode)).toEqual([
      'aoba-kobo',
      'minato',
      'sakura',
    ]);
    expect(body.items[0]).toEqual({
      tenantId: 't01jm1nat000000000000000002',
      companyCode: 'aoba-kobo',
      name: '株式会社aoba-kobo',
      state: 'active',
      plan: 'standard',
      cell: 'tokyo-1',
      createdAt: '2026-05-12T01:00:00.000Z',
    });
    expect(await door.acts()).toContain('op-kato tenant.list done');
  });

  test('goes on where a page ended', async () => {
    const first = await door.sendAs(cookie, 'GET /operator/tenants', { query: { limit: '2' } });
    expect(first.body.items).toHaveLength(2);
    const query = { limit: '2', cursor: first.body.nextCursor };
    const second = await door.sendAs(cookie, 'GET /operator/tenants', { query });
    expect(second.body.items.map(({ companyCode }: { companyCode: string }) => companyCode)).toEqual([
      'sakura',
    ]);
  });

  test.each([['nonsense'], [Buffer.from('["minato","t1"]').toString('base64url')]])(
    'refuses a cursor that it gave to nobody: %s',
    async (cursor) => {
      const answered = await door.sendAs(cookie, 'GET /operator/tenants', { query: { cursor } });
      expect(answered).toMatchObject({ status: 400, body: { fields: [{ path: 'cursor' }] } });
    },
  );

  test('is not answered when it cannot be recorded', async () => {
    door.faults.failNext({ service: 'dynamodb', operation: 'PutItem', code: 'AccessDeniedException' });
    const answered = await door.sendAs(cookie, 'GET /operator/tenants');
    door.faults.clear();
    expect(answered.status).toBeGreaterThanOrEqual(500);
    expect(answered.body.items).toBeUndefined();
  });

  test('is nobody else’s: without an operator named by the authorizer the answer is 401', async () => {
    const tenant = { tenantId: 't01jm1nat000000000000000001', userId: '01JTANAKA00000000000000000' };
    const authorizerContext = { ...tenant, userName: '田中花子', roles: 'tenant-admin', sessionKey: 'k' };
    const answered = await door.send('GET /operator/tenants', { authorizer: authorizerContext });
    expect(answered).toMatchObject({ status: 401, body: { code: 'signed-out' } });
  });
});
