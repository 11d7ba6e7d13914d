import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handler as adminHandler } from '#lambdas/functions/tenant-admin.ts';
import { handler as appHandler } from '#lambdas/functions/tenant-app.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { keptLog, openFrontDoor, type FrontDoor } from '#test/builders/front-door.ts';
import { aContext, anEvent, cookieHeader, smallMasters, tanaka, told } from '#test/builders/tenant-plane.ts';

const shopkeeper = 'r01j0000000000000000000000a';
const stranger = 'r01j0000000000000000000000b';

let door: FrontDoor;
let cookies: Readonly<Record<'tanaka' | 'watanabe', string>>;
beforeAll(async () => {
  const masters = smallMasters('株式会社みなと商事');
  const users = masters.users.map((user) =>
    user.id === tanaka ? { ...user, roles: ['applicant', shopkeeper] } : user,
  );
  door = await openFrontDoor({ masters: { ...masters, users } });
  cookies = {
    tanaka: (await door.logIn()).cookie ?? '',
    watanabe: (await door.logIn({ loginId: 'watanabe' })).cookie ?? '',
  };
});
beforeEach(() => void keptLog());
afterAll(() => door.close());

/** A request as the gateway forwards it: the authorizer is asked anew each time. */
const send = async (
  who: keyof typeof cookies,
  route: string,
  body?: unknown,
  query: Readonly<Record<string, string>> = {},
) => {
  const cookie = cookies[who];
  const { context } = await door.authorize(cookie);
  const headers = { ...cookieHeader(cookie), 'x-csrf-token': csrfTokenOf(cookie) };
  const event = anEvent(route, {
    headers,
    authorizer: context ?? {},
    query,
    ...(body === undefined ? {} : { body }),
  });
  const isOfAdmin = /settings\/access|users|separation/.test(route);
  return told(await (isOfAdmin ? adminHandler : appHandler)(event, aContext(door.tenantId)));
};

const nothing = { roles: [], switchedOff: [], refusedPairs: [], labels: [] };
const aRole = (grants: object, changes: object = {}) => ({
  id: shopkeeper,
  name: '店長',
  grants,
  ...changes,
});

const decide = async (value: object) => {
  const { version } = (await send('watanabe', 'GET /api/settings/access')).body;
  return send('watanabe', 'PUT /api/settings/access', { value, expectedVersion: version });
};

describe('what a company decides about access', () => {
  test('is in force at the next request of a session that began before', async () => {
    const lists = async () => (await send('tanaka', 'GET /api/exports')).status;
    expect(await lists()).toBe(403);
    expect((await decide({ ...nothing, roles: [aRole({ 'exports.read': 'company' })] })).status).toBe(200);
    expect(await lists()).toBe(200);
    expect((await send('tanaka', 'GET /api/me')).body).toMatchObject({
      rights: { 'claims.read': 'own', 'claims.write': 'own', 'exports.read': 'company' },
      user: { roles: [{ name: '申請者' }, { id: shopkeeper, name: '店長' }] },
    });
    expect((await decide({ ...nothing, roles: [aRole({})] })).status).toBe(200);
    expect(await lists()).toBe(403);
  });

  test('switches a function off for everybody, also for who does nothing else', async () => {
    const begins = async (who: 'tanaka' | 'watanabe') =>
      (await send(who, 'POST /api/claims', { id: 'none' })).status;
    expect(await begins('tanaka')).toBe(400);
    await decide({ ...nothing, roles: [aRole({})], switchedOff: ['claims'] });
    expect([await begins('tanaka'), await begins('watanabe')]).toEqual([403, 403]);
    await decide({ ...nothing, roles: [aRole({})] });
    expect(await begins('tanaka')).toBe(400);
  });

  test('keeps in sight what was done, whatever function is off, and who can switch it on again', async () => {
    const reads = { 'journals.read': 'company', 'exports.read': 'company', 'inbox.read': 'own' };
    const off = ['claims', 'approvals', 'books', 'exports'];
    const role = aRole({ ...reads, 'claims.read': 'company' });
    expect((await decide({ ...nothing, roles: [role], switchedOff: off })).status).toBe(200);
    for (const path of ['claims', 'inbox', 'exports', 'claim-form'])
      // oxlint-disable-next-line no-await-in-loop
      expect([path, (await send('tanaka', `GET /api/${path}`)).status]).toEqual([path, 200]);
    expect((await send('watanabe', 'GET /api/settings/access')).status).toBe(200);
    expect((await decide({ ...nothing, roles: [aRole({})] })).status).toBe(200);
  });

  test('is for those with the right alone', async () => {
    expect((await send('tanaka', 'GET /api/settings/access')).status).toBe(403);
    const body = { value: nothing, expectedVersion: 1 };
    expect((await send('tanaka', 'PUT /api/settings/access', body)).status).toBe(403);
    expect((await send('tanaka', 'GET /api/separation-findings')).status).toBe(403);
  });

  test.each<[string, object, string]>([
    ['a role that somebody holds is taken away', { roles: [] }, 'value.roles'],
    [
      'a right is limited to what it cannot be',
      { roles: [aRole({ 'exports.read': 'own' })] },
      'value.roles.0.grants.exports.read',
    ],
    [
      'there is no such right',
      { roles: [aRole({ 'exports.burn': 'company' })] },
      'value.roles.0.grants.exports.burn',
    ],
    [
      'there is no such scope',
      { roles: [aRole({ 'claims.read': 'world' })] },
      'value.roles.0.grants.claims.read',
    ],
    [
      'a right comes without what it rests on',
      { roles: [aRole({ 'claims.vote': 'own' })] },
      'value.roles.0.grants.claims.vote',
    ],
    ['a name is ours', { roles: [aRole({}, { name: '経理' })] }, 'value.roles.0.name'],
    ['a name is taken', { roles: [aRole({}), aRole({}, { id: stranger })] }, 'value.roles.1.name'],
    ['a role is said twice', { roles: [aRole({}), aRole({}, { name: '副店長' })] }, 'value.roles.1.id'],
    [
      'a role is called as ours are',
      { roles: [aRole({}), aRole({}, { id: 'auditor', name: '副' })] },
      'value.roles.1.id',
    ],
    ['the administration is switched off', { switchedOff: ['administration'] }, 'value.switchedOff.0'],
    [
      'a pair is refused that somebody holds',
      {
        roles: [
          aRole({
            'access.read': 'company',
            'access.keep': 'company',
            'claims.read': 'company',
            'claims.confirm': 'company',
          }),
        ],
        refusedPairs: ['access-and-books'],
      },
      'value.refusedPairs.0',
    ],
  ])('is refused where %s', async (_because, value, path) => {
    const { status, body } = await decide({ ...nothing, roles: [aRole({})], ...value });
    expect(status).toBe(400);
    expect(body.fields[0]).toMatchObject({ path, message: expect.stringMatching(/[ぁ-ん]/) });
  });

  test('reports who could do a thing and hide it', async () => {
    expect((await send('watanabe', 'GET /api/separation-findings')).body).toEqual({
      items: [],
      unseenLabels: [],
    });
    const both = { 'settings.keep': 'company', 'exports.create': 'company' };
    const reads = { 'settings.read': 'company', 'exports.read': 'company' };
    await decide({ ...nothing, roles: [aRole({ ...both, ...reads })] });
    expect((await send('watanabe', 'GET /api/separation-findings')).body).toEqual({
      unseenLabels: [],
      items: [
        {
          pair: 'settings-and-exports',
          words: '会社設定の変更と、会計ソフト出力の作成',
          count: 1,
          people: [{ id: tanaka, name: '田中花子' }],
        },
      ],
    });
  });

  test('tells who changed what, newest first, page by page, and how many hold each role', async () => {
    await decide({ ...nothing, roles: [aRole({})] });
    await decide({ ...nothing, roles: [aRole({ 'journals.read': 'company' })], switchedOff: ['exports'] });
    const of = 'GET /api/settings/access/changes';
    const { body } = await send('watanabe', of, undefined, { limit: '1' });
    expect(body.items).toEqual([
      {
        version: expect.any(Number),
        at: expect.stringMatching(/^20/),
        byName: '渡辺直樹',
        from: { ...nothing, roles: [aRole({})] },
        to: { ...nothing, roles: [aRole({ 'journals.read': 'company' })], switchedOff: ['exports'] },
      },
    ]);
    const next = { limit: '1', cursor: body.nextCursor };
    expect((await send('watanabe', of, undefined, next)).body.items).toMatchObject([
      { version: body.items[0].version - 1, to: { roles: [aRole({})] } },
    ]);
    expect((await send('tanaka', of)).status).toBe(403);

    const { items } = (await send('watanabe', 'GET /api/settings/access/holders')).body;
    expect(items).toContainEqual({ role: shopkeeper, count: 1, isAll: true, names: ['田中花子'] });
    expect(items).toContainEqual({ role: 'tax-inspector', count: 0, isAll: true, names: [] });
    await decide({ ...nothing, roles: [aRole({})] });
  });
});
