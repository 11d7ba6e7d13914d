import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handler as onboarding } from '#lambdas/functions/onboarding.ts';
import { minato } from '#local/seed/minato.ts';
import { masterIndexes } from '#rows/settings.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { aContext, anOrder, tenantIdIn } from '#test/builders/tenant-plane.ts';
import { newUlid } from '#test/journeys/person.ts';
import { gzipped, openCompanies, type Companies } from './master-company.ts';

let company: Companies;
/** A company with items, routes and a chart of its own. */
let tenantId: string;
beforeAll(async () => {
  company = await openCompanies();
  const order = anOrder({ companyCode: 'minato-2', masters: minato.masters, people: [] });
  tenantId = tenantIdIn(await onboarding(order, aContext()));
});
beforeEach(() => void keptLog());
afterAll(() => company.services.close());

const accounts = '/api/masters/accounts';
const send = (route: string, options = {}) => company.send(route, { tenantId, ...options });
const end = async (code: string, on: string) => {
  const { version } = (await send(`GET ${accounts}/${code}`)).body;
  return send(`POST ${accounts}/${code}/end`, { body: { on, expectedVersion: version } });
};
const indexed = async () => {
  const row = await company.rowOf(tenantId, 'SET', 'ACCOUNTS');
  return masterIndexes.accounts.read({ doc: row?.['doc']?.S }).doc;
};

const ofItems = '/api/masters/items';
const train = { name: '電車', kind: 'public-transport', accountCode: '741', defaultRate: 'standard' };

describe('items', () => {
  test('of onboarding are entries of version 1, with what they ask', async () => {
    expect((await send(`GET ${ofItems}/staff-condolence`)).body).toEqual({
      id: 'staff-condolence',
      version: 1,
      states: [
        {
          name: '慶弔見舞金（社員）',
          kind: 'condolence',
          accountCode: '712',
          defaultRate: 'out-of-scope',
          askSupplier: 'hidden',
          askRegistration: 'hidden',
          validFrom: '2020-04-01',
        },
      ],
    });
  });

  test.each([
    [{ accountCode: '9999' }, 'states.0.accountCode', '「9999」は登録されていません'],
    [
      { accountCode: '318' },
      'states.0.accountCode',
      '「未払金」の区分は負債です。区分が費用か資産のものを選んでください',
    ],
    [{ kind: 'taxi', askSupplier: 'hidden' }, 'states.0.askSupplier', '必須のまま'],
    [{ words: '長'.repeat(21) }, 'states.0.words', '1語は20文字以内'],
  ])('are told what does not fit: %j', async (changes, path, reason) => {
    const states = [{ ...train, ...changes, validFrom: '2026-04-01' }];
    const { status, body } = await send(`PUT ${ofItems}/new-item`, { body: { states, expectedVersion: 0 } });
    expect([status, body.fields]).toEqual([400, [{ path, message: expect.stringContaining(reason) }]]);
  });

  test('change on a day, and acts read both states with words and asks under the code', async () => {
    const { version, states } = (await send(`GET ${ofItems}/train`)).body;
    const next = [
      { ...states[0], validTo: '2026-09-30' },
      { ...train, name: '鉄道', words: '電車、JR', askJourney: 'wanted', validFrom: '2026-10-01' },
    ];
    const body = { states: next, expectedVersion: version };
    expect(await send(`PUT ${ofItems}/train`, { body: { ...body, changesPast: true } })).toMatchObject({
      status: 200,
      body: { states: next },
    });
    const row = await company.rowOf(tenantId, 'SET', 'ITEMS');
    const rows = masterIndexes.items.read({ doc: row?.['doc']?.S }).doc;
    expect(rows.filter(({ code }) => code === 'train')).toMatchObject([
      { name: '電車', validTo: '2026-09-30' },
      { name: '鉄道', words: ['電車', 'JR'], asks: { journey: 'wanted' }, validFrom: '2026-10-01' },
    ]);
  });

  test('that a route is of alone do not end before it', async () => {
    const code = minato.masters.routes.flatMap(({ itemCodes }) => itemCodes)[0] ?? '';
    const { version } = (await send(`GET ${ofItems}/${code}`)).body;
    const { status, body } = await send(`POST ${ofItems}/${code}/end`, {
      body: { on: '2099-12-31', expectedVersion: version },
    });
    expect([status, JSON.stringify(body.fields)]).toEqual([400, expect.stringContaining('承認ルート「')]);
  });
});

describe('accounts', () => {
  test('of a company that brought none are those that we ship', async () => {
    const { items } = (await company.send(`GET ${accounts}`, { query: { limit: '100' } })).body;
    expect(items).toHaveLength(65);
    expect(items[0]).toEqual({
      id: '100',
      version: 1,
      states: [{ name: '現金', category: 'asset', validFrom: '1900-01-01' }],
    });
  });

  test('are renamed on a day, and acts know both names by the code', async () => {
    const { version, states } = (await send(`GET ${accounts}/741`)).body;
    const [before] = states;
    const next = [
      { ...before, validTo: '2026-09-30' },
      { name: '旅費', category: 'cost', validFrom: '2026-10-01' },
    ];
    const body = { states: next, expectedVersion: version };
    expect(await send(`PUT ${accounts}/741`, { body: { ...body, changesPast: true } })).toMatchObject({
      status: 200,
      body: { states: next },
    });
    expect((await indexed()).filter(({ code }) => code === '741')).toEqual(
      next.map((state) => ({ code: '741', ...state })),
    );
  });

  test.each([
    ['742', '経費科目「通勤定期・通勤費」'],
    ['318', '会社設定の未払金の科目'],
    ['761', '承認ルート「'],
  ])('that are used do not end: %s', async (code, words) => {
    const { status, body } = await end(code, '2099-12-31');
    expect([status, JSON.stringify(body.fields)]).toEqual([400, expect.stringContaining(words)]);
    expect(JSON.stringify(body.fields)).toContain('2100-01-01 の時点で使っています');
  });

  test('that items name become no payables, and may become assets', async () => {
    const { version, states } = (await send(`GET ${accounts}/746`)).body;
    const as = async (category: string) => {
      const body = { states: [{ ...states[0], category }], expectedVersion: version, changesPast: true };
      return send(`PUT ${accounts}/746`, { body });
    };
    const { status, body } = await as('liability');
    expect([status, JSON.stringify(body.fields)]).toEqual([
      400,
      expect.stringContaining('が使っているため、区分は費用か資産でなければなりません'),
    ]);
    expect(await as('asset')).toMatchObject({ status: 200 });
  });

  test('that nothing rests on end, and stay to be read', async () => {
    expect(await end('801', '2026-12-31')).toMatchObject({
      status: 200,
      body: { states: [{ name: '雑収入', validTo: '2026-12-31' }] },
    });
    expect((await send(`GET ${accounts}/801`)).status).toBe(200);
  });

  test('are as many as a company may have, from one file, and the row of all of them stays one', async () => {
    const { text } = (await send('GET /api/master-files/accounts')).body;
    const added = Array.from(
      { length: 4_900 },
      (_, at) => `${10_000 + at},科目その${at}の名称,費用,2026-04-01,`,
    );
    const file = gzipped(`${text.trimEnd()}\r\n${added.join('\r\n')}\r\n`);
    const checked = await send('POST /api/master-files/accounts/checks', { body: { file } });
    expect(checked).toMatchObject({ status: 200, body: { added: 4_900, faultCount: 0 } });
    const body = { id: newUlid(), file, expectedVersion: checked.body.version };
    expect(await send('POST /api/master-files/accounts/imports', { body })).toMatchObject({
      status: 200,
      body: { added: 4_900, changed: 0 },
    });
    expect((await indexed()).length).toBe(4_900 + 66);
    const { items } = (await send(`GET ${accounts}`, { query: { words: '科目その4899' } })).body;
    expect(items).toMatchObject([{ id: '14899' }]);
  });

  test('have sub-accounts, of which each part of a file names a thousand accounts', async () => {
    const heads = '補助科目コード,補助科目名,勘定科目コード,適用開始日';
    const rows = Array.from({ length: 1_000 }, (_, at) => {
      const account = 10_000 + at * 4;
      return `${account}-001,補助${at},${account},2026-04-01`;
    });
    const file = gzipped([heads, ...rows].join('\r\n'));
    const files = '/api/master-files/subaccounts';
    const checked = await send(`POST ${files}/checks`, { body: { file } });
    expect(checked).toMatchObject({ status: 200, body: { added: 1_000, faultCount: 0 } });
    const body = { id: newUlid(), file, expectedVersion: checked.body.version };
    expect(await send(`POST ${files}/imports`, { body })).toMatchObject({ status: 200 });
    const { status, body: refused } = await end('13996', '2026-12-31');
    expect([status, JSON.stringify(refused.fields)]).toEqual([
      400,
      expect.stringContaining('補助科目「補助999」が 2027-01-01 の時点で使っています'),
    ]);
  });
});
