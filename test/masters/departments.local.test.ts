import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handler as onboarding } from '#lambdas/functions/onboarding.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { aContext, anOrder, smallMasters, tenantIdIn } from '#test/builders/tenant-plane.ts';
import { openCompanies, type Companies } from './master-company.ts';

let company: Companies;
beforeAll(async () => {
  company = await openCompanies();
});
beforeEach(() => void keptLog());
afterAll(() => company.services.close());

const since = { validFrom: '2020-04-01' };
const show = async (id: string) => (await company.send(`GET /api/masters/departments/${id}`)).body;
const put = async (id: string, states: readonly unknown[]) => {
  const { version = 0 } = await show(id);
  return company.send(`PUT /api/masters/departments/${id}`, {
    body: { states, expectedVersion: version, changesPast: true },
  });
};

describe('departments of a company that never changed them', () => {
  test('are those that it began with, before and after the first change', async () => {
    const began = { id: 'sales-1', version: 1, states: [{ name: '営業一課', ...since }] };
    expect(await show('sales-1')).toEqual(began);
    expect((await company.send('GET /api/masters/departments/sales-1/versions')).body.items).toEqual([
      { version: 1, states: began.states },
    ]);
    expect((await put('sales', [{ name: '営業部', ...since }])).status).toBe(200);
    expect(await show('sales-1')).toEqual(began);
    expect(await show('sales')).toMatchObject({ version: 2 });
  });
});

describe('a list that is being read while the master is changed for the first time', () => {
  test('goes on behind its page, and a file says that it is another version', async () => {
    const masters = {
      ...smallMasters('有限会社三部門'),
      departments: ['A', 'B', 'C'].map((id) => ({ id, name: `${id}部`, ...since })),
    };
    const order = { companyCode: 'san-bumon', masters, people: [] };
    const tenantId = tenantIdIn(await onboarding(anOrder(order), aContext()));
    const read = (route: string, query: Record<string, string>) => company.send(route, { tenantId, query });
    const first = await read('GET /api/masters/departments', { limit: '1' });
    const before = await company.send('GET /api/master-files/departments', { tenantId });
    const states = [{ name: 'A改', ...since }];
    const body = { states, expectedVersion: 1, changesPast: true };
    expect((await company.send('PUT /api/masters/departments/A', { tenantId, body })).status).toBe(200);
    const next = await read('GET /api/masters/departments', { limit: '2', cursor: first.body.nextCursor });
    expect(next).toMatchObject({ status: 200, body: { items: [{ id: 'B' }, { id: 'C' }] } });
    const after = await company.send('GET /api/master-files/departments', { tenantId });
    expect([before.body.version, after.body.version]).toEqual([1, 2]);
    const foreign = await read('GET /api/masters/departments', { cursor: 'A' });
    expect(foreign).toMatchObject({ status: 400 });
  });

  test('has a part of a file of one version, whoever changes it while it is read', async () => {
    for (const calls of [0, 1, 2, 3]) {
      const { version: before } = await show('sales-1');
      let after = 0;
      company.services.faults.meanwhile(calls, async () => {
        const states = [{ name: `改${calls}`, ...since }];
        const body = { states, expectedVersion: before, changesPast: true };
        after = (await company.send('PUT /api/masters/departments/sales-1', { body })).body.version;
      });
      const { version, text } = (await company.send('GET /api/master-files/departments')).body;
      company.services.faults.clear();
      expect(text.includes(`改${calls}`)).toBe(version === after);
    }
  });
});

describe('changing the tree', () => {
  test('moves a department on a day, and names its parents in the list', async () => {
    const states = [
      { name: '営業一課', ...since, validTo: '2027-03-31' },
      { name: '第一営業課', parentId: 'sales', validFrom: '2027-04-01' },
    ];
    expect(await put('sales-1', states)).toMatchObject({ status: 200, body: { states } });
    const { items, names } = (
      await company.send('GET /api/masters/departments', { query: { words: '第一' } })
    ).body;
    expect(items).toHaveLength(1);
    expect(names).toEqual([{ id: 'sales', name: '営業部' }]);
  });

  test('refuses a circle, an unknown parent and contradicting days, each at its field', async () => {
    expect(await put('sales', [{ name: '営業部', parentId: 'sales-1', ...since }])).toMatchObject({
      status: 400,
      body: {
        fields: [
          { path: 'states.0.parentId', message: expect.stringContaining('自分に戻ります') },
          { path: '' },
        ],
      },
    });
    expect(await put('sales', [{ name: '営業部', parentId: 'nobody', ...since }])).toMatchObject({
      status: 400,
      body: {
        fields: [{ path: 'states.0.parentId', message: '上位部門コード「nobody」は登録されていません' }],
      },
    });
    expect(
      await put('sales', [
        { name: '営業部', ...since },
        { name: '営業本部', validFrom: '2026-01-01' },
      ]),
    ).toMatchObject({ status: 400, body: { fields: [{ path: 'states.1.validFrom' }] } });
  });

  test('renames or takes away no day that has passed without being told that it is meant', async () => {
    const past = await company.send('PUT /api/masters/departments/past', {
      body: { states: [{ name: '旧課', ...since }], expectedVersion: 0 },
    });
    const change = (body: object) =>
      company.send('PUT /api/masters/departments/past', {
        body: { states: [{ name: '新課', ...since }], expectedVersion: past.body.version, ...body },
      });
    expect(await change({})).toMatchObject({
      status: 400,
      body: {
        fields: [
          { path: 'changesPast', message: expect.stringContaining('「旧課」から「新課」に変わります') },
        ],
      },
    });
    expect((await change({ expectedVersion: past.body.version - 1 })).status).toBe(409);
    expect(await change({ changesPast: true })).toMatchObject({
      status: 200,
      body: { states: [{ name: '新課' }] },
    });
    expect((await change({})).status).toBe(200);
    expect((await change({ changesPast: false })).status).toBe(400);
  });

  test('says faults at the places of whoever sent them, in whatever order', async () => {
    const states = [
      { name: '後', parentId: 'nobody', validFrom: '2030-04-01' },
      { name: '前', validFrom: '2020-04-01', validTo: '2030-03-31' },
    ];
    expect(await put('sales', states)).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'states.0.parentId' }] },
    });
  });

  test('refuses an id that is there at the field of the id, also one that has ended', async () => {
    const body = { states: [{ name: '営業部', ...since }], expectedVersion: 0 };
    expect(await company.send('PUT /api/masters/departments/sales-1', { body })).toMatchObject({
      status: 400,
      body: {
        fields: [{ path: 'id', message: 'この部門コードはすでに登録されています（終了したものを含む）' }],
      },
    });
  });

  test('refuses an end before the first day of what has begun, and withdraws what has not', async () => {
    const end = async (id: string, on: string) => {
      const { version: expectedVersion } = await show(id);
      return company.send(`POST /api/masters/departments/${id}/end`, { body: { on, expectedVersion } });
    };
    await put('used', [{ name: '使った課', ...since }]);
    expect(await end('used', '2020-03-31')).toMatchObject({
      status: 400,
      body: {
        fields: [{ path: 'on', message: '終了日は適用開始日（2020-04-01）以後の日付にしてください' }],
      },
    });
    expect((await end('used', '2020-04-01')).status).toBe(200);
    await put('planned', [{ name: '先の課', validFrom: '2099-04-01' }]);
    expect(await end('planned', '2026-11-30')).toMatchObject({ status: 200, body: { states: [] } });
    const index = await company.rowOf(company.minato, 'SET', 'DEPARTMENTS');
    const ids = JSON.parse(String(index?.['doc']?.S)).map((row: any) => row.id);
    expect(ids).toContain('used');
    expect(ids).not.toContain('planned');
    const body = { states: [{ name: '先の課', validFrom: '2098-04-01' }], expectedVersion: 0 };
    expect((await company.send('PUT /api/masters/departments/planned', { body })).status).toBe(200);
  });

  test.each(['1899-12-31', '9999-12-31', '0000-01-01'])('takes no day like %s', async (validFrom) => {
    expect(await put('days', [{ name: '課', validFrom }])).toMatchObject({
      status: 400,
      body: {
        fields: [{ path: 'states.0.validFrom', message: expect.stringContaining('1900年から9998年') }],
      },
    });
  });

  test('refuses an end while people are there', async () => {
    const { version } = await show('sales-1');
    expect(
      await company.send('POST /api/masters/departments/sales-1/end', {
        body: { on: '2027-12-31', expectedVersion: version },
      }),
    ).toMatchObject({
      status: 400,
      body: {
        fields: [
          {
            path: '',
            message: '田中花子さんの所属が 2028-01-01 の時点で使っています。先にそちらを変更してください',
          },
          {
            path: '',
            message: '渡辺直樹さんの所属が 2028-01-01 の時点で使っています。先にそちらを変更してください',
          },
        ],
      },
    });
  });

  test('lets one of two changes at once be the first, and loses neither', async () => {
    const names = ['A', 'B', 'C', 'D', 'E'];
    const made = await Promise.all(
      names.map((name) =>
        company.send(`PUT /api/masters/departments/new-${name}`, {
          body: { states: [{ name, ...since }], expectedVersion: 0 },
        }),
      ),
    );
    expect(made.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(made.map(({ body }) => body.version)).size).toBe(5);
    const { items } = (await company.send('GET /api/masters/departments', { query: { words: 'new-' } })).body;
    expect(items).toHaveLength(5);
  });

  test('reads by pages without losing or doubling an entry', async () => {
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '2', ...(cursor === undefined ? {} : { cursor }) };
      // oxlint-disable-next-line no-await-in-loop
      const { body } = await company.send('GET /api/masters/departments', { query });
      pages.push(...body.items.map((one: any) => one.id));
      cursor = body.nextCursor;
    } while (cursor !== undefined);
    expect(pages).toEqual('new-A new-B new-C new-D new-E past planned sales sales-1'.split(' '));
  });
});
