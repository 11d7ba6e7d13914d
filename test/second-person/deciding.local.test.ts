import { DeleteItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SecondRequestId, UserId } from '#domain/kernel/ids.ts';
import { invited } from '#rows/people.ts';
import { secondPersonWaiting } from '#rows/second-person.ts';
import { askAdmin, type AdminAsked } from '#test/builders/asked-admin.ts';
import { changedPerson } from '#test/builders/changed-person.ts';
import { keptLog, openFrontDoor, type FrontDoor } from '#test/builders/front-door.ts';
import { tanaka, watanabe } from '#test/builders/tenant-plane.ts';
import { newUlid } from '#test/journeys/person.ts';

let door: FrontDoor;
let ask: ReturnType<typeof askAdmin>;

const second: AdminAsked = { userId: tanaka, name: '田中花子' };
const newcomer = newUlid();
const kato = {
  name: '加藤健',
  kana: '',
  loginId: 'kato',
  email: 'kato@minato.example.jp',
  grade: '一般',
  posts: [],
  roles: ['applicant'],
  expectedVersion: 0,
};
const personIs = async (userId = newcomer) => (await ask(`GET /api/users/${userId}`)).body;
const rolesOf = async (userId = newcomer) => (await personIs(userId)).roles.map(({ id }: any) => id);

beforeAll(async () => {
  door = await openFrontDoor();
  ask = askAdmin(door.tenantId);
  keptLog();
  await changedPerson(door.tenantId, tanaka as UserId, { roles: ['applicant', 'tenant-admin'] });
  await ask(`PUT /api/users/${newcomer}`, { body: kato });
  // He has a password of his own.
  const { tenantId } = door;
  const { PK, SK } = invited.primaryKey({ tenantId, userId: newcomer as UserId });
  await door.database.send(
    new DeleteItemCommand({ TableName: 'TenantData', Key: { PK: { S: PK }, SK: { S: SK } } }),
  );
  const on = { value: { approval: 'on' }, expectedVersion: 0 };
  await ask('PUT /api/settings/second-person', { body: on });
});
beforeEach(() => {
  keptLog();
  door.faults.clear();
});
afterAll(() => door.close());

const asRoles = async (roles: readonly string[]) => ({
  deed: 'replace-roles',
  params: { userId: newcomer },
  body: { roles, expectedVersion: (await personIs()).version },
});
const askFor = async (wish: object, requestId = newUlid()) =>
  ask('POST /api/company/second-person-requests', { body: { requestId, wish } });
const decide = async (requestId: string, act = 'approve', by: AdminAsked = second) =>
  ask('POST /api/company/second-person-decision', { ...by, body: { requestId, act } });
const waiting = async (): Promise<readonly string[]> =>
  (await ask('GET /api/company/second-person-requests')).body.items.map(({ id }: any) => id);
const audited = async (action: string) => {
  const { Items = [] } = await door.database.send(new ScanCommand({ TableName: 'Audit' }));
  return Items.filter((item) => item['action']?.S === action).length;
};
/** Taken away again, which needs nobody. */
const asBefore = async () => {
  const { version: expectedVersion } = await personIs();
  const body = { roles: ['applicant'], expectedVersion };
  expect((await ask(`PUT /api/users/${newcomer}/roles`, { body })).status).toBe(200);
};

const untilDone = async (once: (calls: number) => Promise<boolean>) => {
  let calls = 0;
  for (let isDone = false; !isDone && calls < 100; calls += 1)
    // oxlint-disable-next-line no-await-in-loop -- each moment on its own
    isDone = await once(calls);
  expect(calls).toBeGreaterThan(3);
  expect(calls).toBeLessThan(100);
};

describe('killed before any of its calls and sent again', () => {
  test('a request is kept once, and does nothing', async () => {
    await untilDone(async (calls) => {
      const before = await audited('second-person.ask');
      const [requestId, wish] = [newUlid(), await asRoles(['applicant', 'tenant-admin'])];
      door.faults.crashAfter(calls);
      const first = await askFor(wish, requestId);
      door.faults.clear();
      expect(await askFor(wish, requestId)).toMatchObject({ status: 201, body: { state: 'waiting' } });
      expect(await audited('second-person.ask')).toBe(before + 1);
      expect(await waiting()).toEqual([requestId]);
      expect(await rolesOf()).toEqual(['applicant']);
      const body = { requestId };
      const withdrawn = await ask('POST /api/company/second-person-withdrawal', { body });
      expect(withdrawn.body.state).toBe('withdrawn');
      return first.status === 201;
    });
  });

  test('an approval is done once, with its deed', async () => {
    await untilDone(async (calls) => {
      const requestId = newUlid();
      expect((await askFor(await asRoles(['applicant', 'tenant-admin']), requestId)).status).toBe(201);
      const before = [await audited('second-person.approve'), await audited('user.change-rights')];
      door.faults.crashAfter(calls);
      const first = await decide(requestId);
      door.faults.clear();
      expect(await decide(requestId)).toMatchObject({ status: 200, body: { state: 'approved' } });
      expect([await audited('second-person.approve'), await audited('user.change-rights')]).toEqual(
        before.map((count) => count + 1),
      );
      expect(await rolesOf()).toEqual(['applicant', 'tenant-admin']);
      expect(await waiting()).toEqual([]);
      await asBefore();
      return first.status === 200;
    });
  });
});

test('two approvals, a rejection and a withdrawal at once: one of them is done', async () => {
  const requestId = newUlid();
  expect((await askFor(await asRoles(['applicant', 'tenant-admin']), requestId)).status).toBe(201);
  const before = await audited('user.change-rights');
  const body = { requestId };
  const answers = await Promise.all([
    decide(requestId),
    decide(requestId, 'approve', { userId: newUlid(), name: '第三者' }),
    decide(requestId, 'reject'),
    ask('POST /api/company/second-person-withdrawal', { body }),
  ]);
  expect(answers.every(({ status }) => [200, 403, 409, 503].includes(status))).toBe(true);
  const query = { state: 'all', limit: '1' };
  const [{ state }] = (await ask('GET /api/company/second-person-requests', { query })).body.items;
  expect(['approved', 'rejected', 'withdrawn']).toContain(state);
  const isApproved = state === 'approved';
  expect(await rolesOf()).toEqual(isApproved ? ['applicant', 'tenant-admin'] : ['applicant']);
  expect(await audited('user.change-rights')).toBe(before + (isApproved ? 1 : 0));
  if (isApproved) await asBefore();
});

test('what comes to more by now than was asked for is not done', async () => {
  const role = `r${newUlid().toLowerCase()}`;
  const giving = (grants: object) => ({
    roles: [{ id: role, name: '人事', grants }],
    switchedOff: [],
    refusedPairs: [],
    labels: [],
  });
  const some = { 'users.read': 'company', 'users.keep': 'company' };
  const more = { ...some, 'access.read': 'company', 'access.keep': 'company' };
  const change = async (grants: object) => {
    const { version: expectedVersion } = (await ask('GET /api/settings/access')).body;
    const wish = { deed: 'replace-access', body: { value: giving(grants), expectedVersion } };
    const { body } = await askFor(wish);
    expect((await decide(body.id)).body).toMatchObject({ state: 'approved' });
  };
  await change(some);
  const asked = (await askFor(await asRoles(['applicant', role]))).body;
  expect(asked.gains).toEqual(['「利用者を登録・変更・停止・削除する」の権限']);
  await change(more);
  expect((await decide(asked.id)).body).toMatchObject({
    state: 'overtaken',
    end: { reason: '依頼の後にロールの権限が変わり、依頼より多くの権限が付くことになります' },
  });
  expect(await rolesOf()).toEqual(['applicant']);
});

test('whoever asked and lost his right meanwhile gets nothing', async () => {
  const { body } = await askFor(await asRoles(['applicant', 'tenant-admin']));
  expect((await decide(body.id)).body.state).toBe('approved');
  const { version: expectedVersion } = (await ask('GET /api/settings/second-person')).body;
  const wish = { deed: 'replace-rule', body: { value: { approval: 'off' }, expectedVersion } };
  const asked = await ask('POST /api/company/second-person-requests', {
    userId: newcomer,
    name: '加藤健',
    body: { requestId: newUlid(), wish },
  });
  expect(asked.status).toBe(201);
  await asBefore();
  expect((await decide(asked.body.id)).body).toMatchObject({
    state: 'overtaken',
    end: { reason: '依頼した人が、この変更を行う権限を失いました' },
  });
  expect((await ask('GET /api/settings/second-person')).body.value).toEqual({ approval: 'on' });
});

test('nobody approves what lets himself do more', async () => {
  const own = async (roles: readonly string[]) => {
    const { version: expectedVersion } = await personIs(tanaka);
    return { deed: 'replace-roles', params: { userId: tanaka }, body: { roles, expectedVersion } };
  };
  const { id: role } = (await ask('GET /api/settings/access')).body.value.roles[0];
  await changedPerson(door.tenantId, tanaka as UserId, { roles: ['applicant', role] });
  const { id } = (await askFor(await own(['applicant', 'tenant-admin']))).body;
  expect((await decide(id)).body.code).toBe('second-person-gains');
  expect((await decide(id, 'reject')).body.state).toBe('rejected');
});

test('whoever was given another address neither decides nor asks, nor is he decided about', async () => {
  const person = await personIs(tanaka);
  const kept = {
    name: person.name,
    kana: '',
    grade: person.grade,
    posts: [],
    email: 'tanaka2@minato.example.jp',
    expectedVersion: person.version,
  };
  const his = { ...second, body: { requestId: newUlid(), wish: await asRoles(['tenant-admin']) } };
  const puppet = (await ask('POST /api/company/second-person-requests', his)).body;
  expect(puppet.state).toBe('waiting');
  const { id } = (await askFor(await asRoles(['applicant', 'tenant-admin']))).body;
  const keep = async (part: object) => {
    const { version: expectedVersion } = await personIs(tanaka);
    return ask(`PUT /api/users/${tanaka}`, { body: { ...kept, ...part, expectedVersion } });
  };
  expect((await keep({})).status).toBe(200);
  // Further changes of him wash nothing away.
  expect((await keep({ kana: 'たなか' })).status).toBe(200);
  const dependent = { code: 'second-person-not-independent', days: 30 };
  expect((await decide(id)).body).toMatchObject(dependent);
  expect((await decide(puppet.id, 'approve', {})).body).toMatchObject(dependent);
  const anew = { ...his, body: { ...his.body, requestId: newUlid() } };
  expect((await ask('POST /api/company/second-person-requests', anew)).body.code).toBe('asker-named-lately');
  // Whoever named him is alone until then: he waits.
  const alone = (await askFor(await asRoles(['applicant', 'tenant-admin']))).body;
  expect((await decide(alone.id, 'approve', {})).body.code).toBe('own-second-request-too-early');
  expect((await keep({ email: 'Watanabe+x@minato.example.jp' })).status).toBe(200);
  expect((await decide(id)).body.code).toBe('second-person-shares-mailbox');
  expect((await decide(id, 'reject')).body.state).toBe('rejected');
  expect(await rolesOf()).toEqual(['applicant']);
});

test('no more than fifty wait', async () => {
  const { tenantId } = door;
  const left = Array.from({ length: 50 }, () => {
    const secondRequestId = newUlid() as SecondRequestId;
    const row = secondPersonWaiting.primaryKey({ tenantId, secondRequestId });
    const facts = { askedBy: { S: watanabe }, askedAt: { S: '2026-12-01T00:00:00.000Z' } };
    return { Item: { PK: { S: row.PK }, SK: { S: row.SK }, ...facts } };
  });
  for (const { Item } of left)
    // oxlint-disable-next-line no-await-in-loop -- a few milliseconds each
    await door.database.send(new PutItemCommand({ TableName: 'TenantData', Item }));
  expect((await askFor(await asRoles(['applicant', 'tenant-admin']))).body).toMatchObject({
    code: 'second-requests-too-many',
    most: 50,
  });
});
