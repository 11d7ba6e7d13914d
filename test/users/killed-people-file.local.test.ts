import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keptLog } from '#test/builders/front-door.ts';
import { tanaka } from '#test/builders/tenant-plane.ts';
import { newUlid } from '#test/journeys/person.ts';
import { fileOf, header, manyPeople, openPeople } from './people-company.ts';

let company: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  company = await openPeople();
});
beforeEach(() => {
  keptLog();
  company.door.faults.clear();
});
afterAll(() => company.door.close());

describe('an import of people that is killed', () => {
  test.each(Array.from({ length: 24 }, (_, calls) => calls))(
    'after %i calls is seen whole or not at all, and done once when it is sent again',
    async (calls) => {
      const stem = `k${calls}`;
      const wanted = await company.wanted(
        fileOf([...manyPeople(14, stem), `tanaka,田中${stem},tanaka@minato.example.jp,一般,sales-1`]),
      );
      company.door.faults.crashAfter(calls);
      const killed = await company.take(wanted);
      company.door.faults.clear();
      const seen = await company.find(`社員${stem}`);
      expect(killed.status === 200 ? [14] : [0, 14]).toContain(seen.length);
      expect(await company.take(wanted)).toMatchObject({ status: 200, body: { added: 14, changed: 1 } });
      expect(await company.find(`社員${stem}`)).toHaveLength(14);
      expect((await company.find('tanaka'))[0].name).toBe(`田中${stem}`);
      expect(
        (await company.audited('users.import')).filter((target) => target.endsWith(wanted.id)),
      ).toHaveLength(1);
      expect((await company.standing()).importing).toBeUndefined();
    },
  );

  test('keeps others from changing people, says who, and is given up without a trace', async () => {
    const wanted = await company.wanted(fileOf(manyPeople(40, 'gone')));
    for (let calls = 6; (await company.standing()).importing === undefined; calls += 1) {
      company.door.faults.crashAfter(calls);
      await company.take(wanted);
      company.door.faults.clear();
    }
    const {
      roles: _roles,
      state: _state,
      gradeName: _grade,
      id,
      ...facts
    } = (await company.ask(`GET /api/users/${tanaka}`)).body;
    const { version: expectedVersion, ...rest } = facts;
    const posts = rest.posts.map(({ departmentName: _name, ...post }: any) => post);
    expect(
      await company.ask(`PUT /api/users/${id}`, { body: { ...rest, posts, name: '田中', expectedVersion } }),
    ).toMatchObject({ status: 409, body: { code: 'master-being-imported', by: '渡辺直樹' } });
    expect((await company.giveUp(newUlid())).status).toBe(404);
    expect((await company.giveUp(wanted.id)).status).toBe(200);
    expect((await company.giveUp(wanted.id)).status).toBe(200);
    expect((await company.standing()).importing).toBeUndefined();
    expect(await company.find('社員gone')).toEqual([]);
    expect(JSON.stringify(await company.rows('TenantData'))).not.toContain('社員gone');
    expect(await company.take(wanted)).toMatchObject({ status: 409, body: { code: 'import-given-up' } });
  });

  test('is gone on with by nobody who may less, and is whose it was begun in every history', async () => {
    const role = { id: 'r01j0000000000000000000000p', name: '人事', grants: { 'users.keep': 'company' } };
    const access = JSON.stringify({ roles: [role], switchedOff: [], refusedPairs: [] });
    const clerk = { userId: tanaka, name: '田中花子', roles: role.id, access };
    const refused: number[] = [];
    const wanted = await company.wanted(
      fileOf(
        manyPeople(2, 'whose').map((row) => `${row},経理責任者`),
        `${header},ロール`,
      ),
    );
    for (let calls = 8; (await company.standing()).importing?.isDecided !== true; calls += 1) {
      company.door.faults.crashAfter(calls);
      await company.take(wanted);
      company.door.faults.clear();
      if ((await company.standing()).importing?.isDecided === false)
        refused.push((await company.take(wanted, clerk)).status);
    }
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.filter((status) => status !== 409)).toEqual([]);
    expect((await company.take(wanted, { userId: tanaka, name: '田中花子' })).status).toBe(200);
    const [one] = await company.find('whose-0001');
    const { items } = (await company.ask(`GET /api/masters/users/${one.id}/versions`)).body;
    expect(items).toMatchObject([{ byName: '渡辺直樹' }]);
  });

  test('stands nowhere while it is staged, and nobody is invited meanwhile', async () => {
    expect((await company.take(await company.wanted(fileOf(manyPeople(1, 'early'))))).status).toBe(200);
    const [early] = await company.find('early-0001');
    const wanted = await company.wanted(fileOf(manyPeople(90, 'half')));
    const staged = async () =>
      (await company.rows('TenantData')).filter(({ PK }) => String(PK?.S).includes('#INVITED'));
    const before = (await staged()).length;
    for (let calls = 8; (await staged()).length === before; calls += 1) {
      company.door.faults.crashAfter(calls);
      await company.take(wanted);
      company.door.faults.clear();
    }
    const tasks = (await company.ask('GET /api/company-tasks')).body.items;
    expect(JSON.stringify(tasks)).not.toContain('社員half');
    // Who, and since when: until it is over nobody changes people, roles or departments.
    expect(tasks.find(({ kind }: any) => kind === 'people-import-open')).toMatchObject({
      count: 1,
      examples: [expect.stringMatching(/^渡辺直樹さん（\d+年\d+月\d+日 \d+時\d\d分から）$/)],
    });
    const { steps } = (await company.ask('GET /api/company/set-up')).body;
    const listed = (await company.ask('GET /api/users', { query: { limit: '100' } })).body.items.length;
    expect(steps.find(({ step }: any) => step === 'people').count).toBe(Math.min(listed, 20));
    expect(
      await company.ask(`POST /api/users/${early.id}/invitation`, { body: { way: 'link' } }),
    ).toMatchObject({ status: 409, body: { code: 'master-being-imported', by: '渡辺直樹' } });
    expect((await company.giveUp(wanted.id)).status).toBe(200);
    const after = (await company.ask('GET /api/company-tasks')).body.items;
    expect(after.map(({ kind }: any) => kind)).not.toContain('people-import-open');
  });

  test('keeps access, departments and grades as they were judged, until it has ended', async () => {
    const wanted = await company.wanted(fileOf(['tanaka,田中'], 'サインインID,氏名'));
    for (let calls = 8; (await company.standing()).importing?.isDecided !== true; calls += 1) {
      company.door.faults.crashAfter(calls);
      expect((await company.take(wanted)).status).not.toBe(200);
      company.door.faults.clear();
    }
    const { version: expectedVersion, value } = (await company.ask('GET /api/settings/access')).body;
    const access = await company.ask('PUT /api/settings/access', { body: { value, expectedVersion } });
    expect(access).toMatchObject({
      status: 400,
      body: { fields: [{ message: expect.stringContaining('利用者の取込が途中です') }] },
    });
    const { version } = (await company.ask('GET /api/masters/departments/sales-1')).body;
    const ended = await company.ask('POST /api/masters/departments/sales-1/end', {
      body: { on: '2099-03-31', expectedVersion: version },
    });
    expect(JSON.stringify(ended.body.fields)).toContain('途中の利用者の取込');
    // Whoever would give it up ends it.
    expect((await company.giveUp(wanted.id)).status).toBe(200);
    expect((await company.find('tanaka'))[0].name).toBe('田中');
    expect((await company.ask('PUT /api/settings/access', { body: { value, expectedVersion } })).status).toBe(
      200,
    );
  });

  test('is not taken where somebody was changed since it was tried (T-11)', async () => {
    const wanted = await company.wanted(fileOf(['tanaka,田中花代'], 'サインインID,氏名'));
    const { version: expectedVersion } = (await company.ask(`GET /api/users/${tanaka}`)).body;
    const body = { roles: ['applicant', 'accountant'], expectedVersion };
    expect((await company.ask(`PUT /api/users/${tanaka}/roles`, { body })).status).toBe(200);
    expect(await company.take(wanted)).toMatchObject({
      status: 409,
      body: { code: 'master-changed-meanwhile' },
    });
    expect((await company.find('tanaka'))[0].name).toBe('田中');
  });
});

describe('the last import of people', () => {
  test('is forgotten with its names of whoever is deleted', async () => {
    const address = `${'long'.repeat(15)}@minato.example.jp`;
    const wanted = await company.wanted(fileOf([`bye1,社員bye,${address},一般,sales-1`]));
    await company.take(wanted);
    const wish = async () => {
      const rows = await company.rows('TenantData');
      return rows.find(({ PK, doc }) => doc?.S !== undefined && PK?.S?.includes(wanted.id) === true);
    };
    const [one] = await company.find('bye1');
    const before = (await wish())?.['doc']?.S ?? '';
    const { version: expectedVersion } = (await company.ask(`GET /api/users/${one.id}`)).body;
    const body = { state: 'deleted', expectedVersion };
    expect((await company.ask(`PUT /api/users/${one.id}/state`, { body })).status).toBe(200);
    // Sealed: its length alone tells that the address is gone.
    expect(before.length - ((await wish())?.['doc']?.S?.length ?? 0)).toBeGreaterThan(address.length);
    expect(await company.undo(wanted.id)).toMatchObject({
      status: 409,
      body: { code: 'import-not-undoable' },
    });
  });
});
