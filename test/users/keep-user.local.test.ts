import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { UserId } from '#domain/kernel/ids.ts';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { askAdmin, type AdminAsked } from '#test/builders/asked-admin.ts';
import { isAliveAt, keptLog, openFrontDoor, type FrontDoor } from '#test/builders/front-door.ts';
import { tanaka, watanabe } from '#test/builders/tenant-plane.ts';
import { newUlid } from '#test/journeys/person.ts';

let door: FrontDoor;
let ask: ReturnType<typeof askAdmin>;
beforeAll(async () => {
  door = await openFrontDoor();
  ask = askAdmin(door.tenantId);
});
beforeEach(() => {
  keptLog();
  door.faults.clear();
});
afterAll(() => door.close());

const post = { departmentId: 'sales-1', position: 'member', isPrimary: true, validFrom: '2026-04-01' };
const facts = (loginId: string) => ({
  name: '山田太郎',
  kana: 'やまだ たろう',
  loginId,
  email: `${loginId}@minato.example.jp`,
  grade: '一般',
  posts: [post],
});
const put = (userId: string, body: unknown, options: AdminAsked = {}) =>
  ask(`PUT /api/users/${userId}`, { ...options, body });
const show = async (userId: string) => (await ask(`GET /api/users/${userId}`)).body;
const find = async (query: Record<string, string>) => {
  const { body } = await ask('GET /api/users', { query });
  return body.items.map(({ name }: { name: string }) => name);
};

const rowsOf = async (TableName: string) =>
  (await door.database.send(new ScanCommand({ TableName }))).Items ?? [];

const registered = async (loginId: string, difference: object = {}) => {
  const id = newUlid();
  const { status, body } = await put(id, { ...facts(loginId), ...difference, expectedVersion: 0 });
  expect([status, body.code]).toEqual([200, undefined]);
  return { id, ...body };
};

describe('somebody new (9.2.1)', () => {
  test('stands in the list as 未招待, with his names, posts and roles', async () => {
    const { id } = await registered('yamada');
    expect(await show(id)).toEqual({
      id,
      name: '山田太郎',
      kana: 'やまだ たろう',
      loginId: 'yamada',
      email: 'yamada@minato.example.jp',
      grade: '一般',
      gradeName: '一般',
      roles: [{ id: 'applicant', name: '申請者' }],
      posts: [{ ...post, departmentName: '営業一課' }],
      state: 'uninvited',
      version: 1,
    });
    expect(await find({ state: 'invited' })).toEqual(['山田太郎']);
  });

  test.each([
    ['a part of his name', { text: '山田' }],
    ['his kana', { text: 'ヤマダ' }],
    ['his login ID', { text: 'YAMADA' }],
    ['his address', { text: 'yamada@minato.example.jp' }],
    ['his department', { text: '山田', departmentId: 'sales-1' }],
  ])('is found by %s', async (_by, query) => {
    expect(await find(query)).toContain('山田太郎');
  });

  test.each([
    ['another department', { text: '山田', departmentId: 'accounting' }],
    ['another state', { text: '山田', state: 'disabled' }],
    ['half of an address', { text: 'minato.example.jp' }],
  ])('is not found by %s', async (_by, query) => {
    expect(await find(query)).toEqual([]);
  });

  test('is registered once, however often it is sent', async () => {
    const id = newUlid();
    const body = { ...facts('ikeda'), expectedVersion: 0 };
    const answers = [await put(id, body), await put(id, body)];
    expect(answers.map(({ status, body: { version } }) => [status, version])).toEqual([
      [200, 1],
      [200, 1],
    ]);
    expect((await put(id, { ...body, name: '池田' })).body.code).toBe('person-changed-meanwhile');
  });

  test('holds nothing in the clear that the tenant’s key should seal', async () => {
    const { id } = await registered('himitsu');
    const rows = JSON.stringify(await rowsOf('TenantData'));
    expect(rows).toContain(id);
    expect(rows).not.toContain('himitsu');
  });

  test.each<[string, object, string]>([
    ['no login ID', { loginId: undefined }, 'loginId'],
    ['a login ID of another', { loginId: 'Tanaka' }, 'loginId'],
    ['an address that is none', { email: '山田@例え' }, 'email'],
    ['a name of blanks', { name: '　' }, 'name'],
    ['a department that is none', { posts: [{ ...post, departmentId: 'nowhere' }] }, 'posts.0.departmentId'],
    ['no main post', { posts: [{ ...post, isPrimary: false }] }, 'posts.0.isPrimary'],
    ['an end before the beginning', { posts: [{ ...post, validTo: '2026-03-31' }] }, 'posts.0.validTo'],
    ['the same post twice', { posts: [post, { ...post, isPrimary: false }] }, 'posts.1.departmentId'],
    ['a role that is none', { roles: ['r01j0000000000000000000000z'] }, 'roles.0'],
    ['one role twice', { roles: ['applicant', 'applicant'] }, 'roles'],
  ])('is refused with %s, and nothing is kept of him', async (_with, difference, path) => {
    const id = newUlid();
    const { status, body } = await put(id, { ...facts('nanashi'), ...difference, expectedVersion: 0 });
    expect(status).toBe(400);
    expect(body.fields.map((field: { path: string }) => field.path)).toEqual([path]);
    expect((await ask(`GET /api/users/${id}`)).status).toBe(404);
  });

  test('is told that another signs in so, in whatever letter case', async () => {
    await registered('onaji');
    const { body } = await put(newUlid(), { ...facts('ONAJI'), expectedVersion: 0 });
    expect(body.fields[0].message).toContain('ほかの人が使っています');
  });

  test('gets no ID that is another’s but for zeros before it, as a spreadsheet would write it', async () => {
    await registered('0041');
    const { status, body } = await put(newUlid(), { ...facts('41'), expectedVersion: 0 });
    expect([status, body.fields[0].path]).toEqual([400, 'loginId']);
    expect(body.fields[0].message).toContain('「0041」（山田太郎）と、先頭の0の数だけが違います');
    const { id, version } = await registered('nanigashi');
    const renamed = await put(id, { ...facts('041'), expectedVersion: version });
    expect([renamed.status, renamed.body.fields[0].path]).toEqual([400, 'loginId']);
  });

  test('is given roles by whoever keeps access alone', async () => {
    const id = newUlid();
    const body = { ...facts('kengen'), roles: ['tenant-admin'], expectedVersion: 0 };
    const role = 'r01j0000000000000000000000h';
    const grants = { 'users.read': 'company', 'users.keep': 'company' };
    const clerk = { roles: role, access: JSON.stringify({ roles: [{ id: role, grants }], switchedOff: [] }) };
    expect((await put(id, body, clerk)).body.code).toBe('not-allowed');
    expect((await put(id, { ...body, roles: ['applicant'] }, clerk)).status).toBe(200);
    // Nor does he get an administrator's mail, by which he would become him.
    const { version, posts, ...kept } = await show(watanabe);
    const stolen = {
      name: kept.name,
      kana: '',
      grade: kept.grade,
      posts: posts.map(({ departmentName: _name, ...known }: any) => known),
      email: 'mine@example.jp',
      expectedVersion: version,
    };
    expect((await put(watanabe, stolen, clerk)).body.code).toBe('person-may-more');
  });
});

describe('a change of somebody', () => {
  const changed = async (userId: string, difference: object) => {
    const { version, posts, name, kana, email, loginId, grade } = await show(userId);
    const known = posts.map(({ departmentName: _name, ...one }: any) => one);
    return put(userId, {
      name,
      kana,
      email,
      loginId,
      grade,
      posts: known,
      expectedVersion: version,
      ...difference,
    });
  };

  test('bites at his next request where his sessions rest on it, and leaves them where not', async () => {
    const { cookie = '' } = await door.logIn();
    const alive = () => isAliveAt(door, cookie);
    expect((await changed(tanaka, { grade: '課長' })).body).toMatchObject({ grade: '課長', version: 2 });
    expect(await alive()).toBe(true);
    expect((await changed(tanaka, { name: '田中花' })).status).toBe(200);
    expect(await alive()).toBe(false);
  });

  test('of the login ID and the address: the new ones lead to him and the old ones to nobody', async () => {
    const { id } = await registered('kyuusei');
    expect((await changed(id, { loginId: 'shinsei', email: 'shinsei@minato.example.jp' })).status).toBe(200);
    expect(await find({ text: 'kyuusei' })).toEqual([]);
    expect(await find({ text: 'kyuusei@minato.example.jp' })).toEqual([]);
    expect(await find({ text: 'shinsei' })).toEqual(['山田太郎']);
    expect(await find({ text: 'shinsei@minato.example.jp' })).toEqual(['山田太郎']);
    // What he gave up is free again.
    await registered('kyuusei');
  });

  test('by two at once: the later one is told the newer version', async () => {
    const { id } = await registered('futari');
    const both = await Promise.all([changed(id, { grade: '課長' }), changed(id, { grade: '部長' })]);
    const statuses = both.map(({ status }) => status).toSorted((one, other) => one - other);
    expect(statuses).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'person-changed-meanwhile',
      version: 2,
    });
  });

  test('of roles reaches who is found by them, and the last keeper of access stays', async () => {
    const { id } = await registered('kakari');
    const roles = (userId: string, given: readonly string[], expectedVersion: number) =>
      ask(`PUT /api/users/${userId}/roles`, { body: { roles: given, expectedVersion } });
    const { version } = await show(watanabe);
    const refused = await roles(watanabe, ['applicant'], version);
    expect(refused).toMatchObject({ status: 422, body: { code: 'nobody-keeps-access' } });
    // Somebody who never signed in cannot let anybody in.
    expect((await roles(id, ['tenant-admin'], 1)).status).toBe(200);
    expect((await roles(watanabe, ['applicant'], version)).body.code).toBe('nobody-keeps-access');
    expect((await show(watanabe)).roles.map((role: { id: string }) => role.id)).toContain('tenant-admin');
  });

  test('that crashes at any call is whole or not there', async () => {
    const { id } = await registered('shougai');
    let version = 1;
    for (let calls = 0, ended = false; calls < 20 && !ended; calls += 1) {
      door.faults.crashAfter(calls);
      const email = `shougai${calls}@minato.example.jp`;
      const end = await changed(id, { email }).catch(() => undefined);
      door.faults.clear();
      const now = await show(id);
      const isDone = now.version === version + 1;
      expect(await find({ text: email })).toEqual(isDone ? ['山田太郎'] : []);
      expect(await find({ text: now.email })).toEqual(['山田太郎']);
      version = now.version;
      ended = end?.status === 200;
    }
    expect(version).toBeGreaterThan(1);
  });

  test('is in the trail, sealed', async () => {
    const { id } = await registered('kiroku');
    const told = (await rowsOf('Audit')).filter(({ target }) => target?.S === `user ${id}`);
    expect(told.map(({ action, actor }) => [action?.S, actor?.S])).toEqual([['user.register', watanabe]]);
    expect(JSON.stringify(told)).not.toContain('kiroku');
  });
});

test('somebody of another company is nobody (S-01)', async () => {
  const stranger = newUlid() as UserId;
  expect((await ask(`GET /api/users/${stranger}`)).status).toBe(404);
  expect((await put(stranger, { ...facts('dareka'), expectedVersion: 3 })).status).toBe(404);
});
