import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keptLog } from '#test/builders/front-door.ts';
import { openCompanies, type Companies } from './master-company.ts';

let company: Companies;
beforeAll(async () => {
  company = await openCompanies();
});
beforeEach(() => void keptLog());
afterAll(() => company.services.close());

const since = { validFrom: '2020-04-01' };
const show = async (id: string) => (await company.send(`GET /api/departments/${id}`)).body;
const put = async (id: string, states: readonly unknown[]) => {
  const { version = 0 } = await show(id);
  return company.send(`PUT /api/departments/${id}`, { body: { states, expectedVersion: version } });
};

describe('departments of a company that never changed them', () => {
  test('are those that it began with, before and after the first change', async () => {
    const began = { id: 'sales-1', version: 1, states: [{ name: '営業一課', ...since }] };
    expect(await show('sales-1')).toEqual(began);
    expect((await company.send('GET /api/departments/sales-1/versions')).body.items).toEqual([
      { version: 1, states: began.states },
    ]);
    expect((await put('sales', [{ name: '営業部', ...since }])).status).toBe(200);
    expect(await show('sales-1')).toEqual(began);
    expect(await show('sales')).toMatchObject({ version: 2 });
  });
});

describe('changing the tree', () => {
  test('moves a department on a day, and names its parents in the list', async () => {
    const states = [
      { name: '営業一課', ...since, validTo: '2027-03-31' },
      { name: '第一営業課', parentId: 'sales', validFrom: '2027-04-01' },
    ];
    expect(await put('sales-1', states)).toMatchObject({ status: 200, body: { states } });
    const { items, names } = (await company.send('GET /api/departments', { query: { words: '第一' } })).body;
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

  test('refuses an end while people are there', async () => {
    const { version } = await show('sales-1');
    expect(
      await company.send('POST /api/departments/sales-1/end', {
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
        company.send(`PUT /api/departments/new-${name}`, {
          body: { states: [{ name, ...since }], expectedVersion: 0 },
        }),
      ),
    );
    expect(made.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(made.map(({ body }) => body.version)).size).toBe(5);
    const { items } = (await company.send('GET /api/departments', { query: { words: 'new-' } })).body;
    expect(items).toHaveLength(5);
  });

  test('reads by pages without losing or doubling an entry', async () => {
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '2', ...(cursor === undefined ? {} : { cursor }) };
      // oxlint-disable-next-line no-await-in-loop
      const { body } = await company.send('GET /api/departments', { query });
      pages.push(...body.items.map((one: any) => one.id));
      cursor = body.nextCursor;
    } while (cursor !== undefined);
    expect(pages).toEqual(['new-A', 'new-B', 'new-C', 'new-D', 'new-E', 'sales', 'sales-1']);
  });
});
