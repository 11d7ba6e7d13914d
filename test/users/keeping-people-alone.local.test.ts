import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { askAdmin, type AdminAsked } from '#test/builders/asked-admin.ts';
import { keptLog, openFrontDoor, type FrontDoor } from '#test/builders/front-door.ts';
import { tanaka, watanabe } from '#test/builders/tenant-plane.ts';
import { newUlid } from '#test/journeys/person.ts';

const role = 'r01j0000000000000000000000h';
const grants = { 'users.read': 'company', 'users.keep': 'company' };
/** 人事: keeps people, and nothing else. He is 田中. */
const clerk = {
  userId: tanaka,
  name: '田中花子',
  roles: role,
  access: JSON.stringify({ roles: [{ id: role, grants }], switchedOff: [] }),
} as const satisfies AdminAsked;

let door: FrontDoor;
let ask: ReturnType<typeof askAdmin>;
beforeAll(async () => {
  door = await openFrontDoor();
  ask = askAdmin(door.tenantId);
});
beforeEach(() => void keptLog());
afterAll(() => door.close());

let count = 0;
const registered = async (roles: readonly string[]) => {
  const [id, loginId] = [newUlid(), `hito${(count += 1)}`];
  const post = { departmentId: 'sales-1', position: 'member', isPrimary: true, validFrom: '2026-04-01' };
  const facts = { name: '山田太郎', kana: '', loginId, email: `${loginId}@minato.example.jp`, grade: '一般' };
  const body = { ...facts, posts: [post], roles, expectedVersion: 0 };
  expect((await ask(`PUT /api/users/${id}`, { body })).status).toBe(200);
  return { id, body };
};
const versionOf = async (id: string): Promise<number> => (await ask(`GET /api/users/${id}`)).body.version;

type Whose = Awaited<ReturnType<typeof registered>>;
const changing =
  (difference: object) =>
  async ({ id, body }: Whose, by: AdminAsked) =>
    ask(`PUT /api/users/${id}`, {
      ...by,
      body: { ...body, roles: undefined, ...difference, expectedVersion: await versionOf(id) },
    });
const inState =
  (state: string, further: object = {}) =>
  async ({ id }: Whose, by: AdminAsked) =>
    ask(`PUT /api/users/${id}/state`, {
      ...by,
      body: { state, ...further, expectedVersion: await versionOf(id) },
    });

/** Whatever would let the keeper of people act as somebody, or keep that one from acting. */
const acts: Readonly<Record<string, (whose: Whose, by: AdminAsked) => ReturnType<typeof ask>>> = {
  'mailed elsewhere': changing({ email: 'mine@minato.example.jp' }),
  'given another login ID': changing({ loginId: 'mine' }),
  renamed: changing({ name: '田中花子' }),
  invited: ({ id }, by) => ask(`POST /api/users/${id}/invitation`, { ...by, body: { way: 'link' } }),
  'shut out': inState('disabled', { handOverTo: watanabe }),
  deleted: inState('deleted', { handOverTo: watanabe }),
  'signed out': ({ id }, by) => ask(`POST /api/users/${id}/sign-out`, by),
};

describe.each(['accounting-manager', 'accountant', 'auditor', 'approver', 'tenant-admin'])(
  'a person who may more than whoever keeps people: %s (S-09)',
  (more) => {
    test.each(Object.keys(acts))('is not %s by him', async (act) => {
      const whose = await registered(['applicant', more]);
      expect((await acts[act]?.(whose, clerk))?.body.code).toBe('person-may-more');
    });

    test('is not let in again by him', async () => {
      const whose = await registered(['applicant', more]);
      expect((await inState('disabled', { handOverTo: watanabe })(whose, {})).status).toBe(200);
      expect((await inState('active')(whose, clerk)).body.code).toBe('person-may-more');
      expect((await inState('active')(whose, {})).status).toBe(200);
    });
  },
);

test.each(Object.keys(acts))('an applicant is %s by whoever keeps people', async (act) => {
  const answer = await acts[act]?.(await registered(['applicant']), clerk);
  expect([answer?.status, answer?.body?.code]).toEqual([act === 'signed out' ? 204 : 200, undefined]);
});

test('whoever may more gets other posts and another grade by whoever keeps people', async () => {
  const whose = await registered(['applicant', 'accountant']);
  expect((await changing({ grade: '課長' })(whose, clerk)).status).toBe(200);
});

describe('whoever keeps people', () => {
  const himself = async (difference: object) => {
    const { version, posts, roles: _roles, ...shown } = (await ask(`GET /api/users/${tanaka}`)).body;
    const known = posts.map(({ departmentName: _name, ...one }: any) => one);
    const { name, email, loginId, grade } = shown;
    const body = { name, kana: '', email, loginId, grade, posts: known, expectedVersion: version };
    return ask(`PUT /api/users/${tanaka}`, { ...clerk, body: { ...body, ...difference } });
  };
  const head = { departmentId: 'sales-1', position: 'head', isPrimary: false, validFrom: '2026-04-01' };

  test.each([
    ['posts', { posts: [head, { ...head, position: 'member', isPrimary: true }] }],
    ['grade', { grade: '部長' }],
  ])('gives himself no other %s', async (_what, difference) => {
    expect((await himself(difference)).body.code).toBe('not-allowed');
  });

  test('takes over from nobody himself, by the act or after it', async () => {
    const { id } = await registered(['applicant']);
    const taking = await inState('disabled', { handOverTo: tanaka })({ id, body: {} } as never, {
      ...clerk,
      userId: watanabe,
    });
    expect(taking.body.fields).toMatchObject([{ path: 'handOverTo' }]);
    const own = await inState('disabled', { handOverTo: watanabe })({ id, body: {} } as never, {
      ...clerk,
      userId: watanabe,
    });
    expect(own.body.fields).toMatchObject([{ path: 'handOverTo', message: expect.stringContaining('自分') }]);
    expect((await inState('disabled', { handOverTo: watanabe })({ id, body: {} } as never, {})).status).toBe(
      200,
    );
    const after = (to: string, by: AdminAsked) =>
      ask(`POST /api/users/${id}/hand-over`, { ...by, body: { to } });
    // Somebody else than the act named, somebody who may not vote, and whoever runs it.
    const another = await registered(['approver']);
    expect((await after(another.id, clerk)).body.fields).toMatchObject([{ path: 'to' }]);
    expect((await after(tanaka, clerk)).body.fields).toMatchObject([{ path: 'to' }]);
    expect((await after(watanabe, { ...clerk, userId: watanabe })).body.fields).toMatchObject([
      { path: 'to' },
    ]);
    expect((await after(watanabe, clerk)).body).toMatchObject({ handed: 0 });
  });
});

test('the last who keeps access and can sign in keeps it, whoever else was never invited', async () => {
  await registered(['tenant-admin']);
  const { body } = await ask('GET /api/settings/access');
  const keeping = { id: 'r01j0000000000000000000000k', name: '権限管理' };
  const decide = async (rights: object) => {
    const { version } = (await ask('GET /api/settings/access')).body;
    const value = { ...body.value, roles: [{ ...keeping, grants: rights }] };
    return ask('PUT /api/settings/access', { body: { value, expectedVersion: version } });
  };
  expect((await decide({ 'access.read': 'company', 'access.keep': 'company' })).status).toBe(200);
  const roles = ['applicant', keeping.id];
  const expectedVersion = await versionOf(watanabe);
  expect((await ask(`PUT /api/users/${watanabe}/roles`, { body: { roles, expectedVersion } })).status).toBe(
    200,
  );
  expect((await decide({ 'access.read': 'company' })).body.fields).toMatchObject([{ path: 'value.roles' }]);
});
