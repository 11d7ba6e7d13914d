import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readCsv } from '#domain/csv/read-csv.ts';
import { partsOfFile } from '#domain/masters/file-parts.ts';
import { masterEntry, masterHead } from '#rows/masters.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { gzipped, openCompanies, type Companies } from './master-company.ts';
import { dealerMaster, dealersHandler, usedDealer } from './dealers.ts';

/** One less than there may be. */
const count = 19_999;
const idAt = (at: number): string => `P${String(at).padStart(5, '0')}`;
const nameAt = (at: number): string => (at === count - 1 ? '最後の商会' : `販売店第${at}株式会社`);

let company: Companies;
const stored = (item: object) =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      typeof value === 'number' ? { N: String(value) } : { S: String(value) },
    ]),
  );

const seed = async () => {
  const tenantId = company.minato as never;
  const rows = Array.from({ length: count }, (_, at) =>
    masterEntry.stored(
      { tenantId, noun: 'dealers', entryId: idAt(at) },
      { now: { version: 2, states: [{ name: nameAt(at), validFrom: '2026-04-01' as never }] } },
    ),
  );
  const head = masterHead.stored(
    { tenantId, noun: 'dealers' },
    { version: 2, openCount: count, keptCount: count },
  );
  const all: readonly object[] = [head, ...rows];
  for (let at = 0; at < all.length; at += 100)
    await company.services.database.send(
      new TransactWriteItemsCommand({
        TransactItems: all.slice(at, at + 100).map((item) => ({
          Put: { TableName: 'TenantData', Item: stored(item) },
        })),
      }),
    );
};

beforeAll(async () => {
  company = await openCompanies(dealersHandler);
  await seed();
});
beforeEach(() => {
  keptLog();
  company.services.faults.clear();
  company.services.calls.clear();
});
afterAll(() => company.services.close());

let ids = 0;
const newId = () => `01KAT5R8Z0Q2M3N4P5R6S9T${String((ids += 1)).padStart(3, '0')}`;
const calls = () => company.services.calls.take().map(({ operation }) => operation);
const headNow = () => company.rowOf(company.minato, 'M#dealers', 'H');

/** No answer holds more than 1 MB. */
const ask = async (route: string, options = {}) => {
  const answer = await company.send(route, options);
  expect(Buffer.byteLength(JSON.stringify(answer.body ?? ''))).toBeLessThan(1_000_000);
  return answer;
};

const put = (id: string, state: object, expectedVersion = 0) =>
  ask(`PUT /api/masters/dealers/${id}`, {
    body: { states: [{ validFrom: '2026-04-01', ...state }], expectedVersion, changesPast: true },
  });
const show = async (id: string) => (await ask(`GET /api/masters/dealers/${id}`)).body;

describe('a master of 20,000 entries', () => {
  test('is listed by pages, and a word that stands at its end is found in two requests', async () => {
    const page = (await ask('GET /api/masters/dealers', { query: { limit: '100' } })).body;
    expect(page.items).toHaveLength(100);
    expect(calls().length).toBeLessThanOrEqual(8);
    const query = { words: '最後の商会', limit: '20' };
    const first = (await ask('GET /api/masters/dealers', { query })).body;
    expect(first.items).toEqual([]);
    const second = (await ask('GET /api/masters/dealers', { query: { ...query, cursor: first.nextCursor } }))
      .body;
    expect(second.items.map(({ id }: any) => id)).toEqual([idAt(count - 1)]);
    expect(calls().length).toBeLessThanOrEqual(45);
  });

  test('takes a new one with few calls and few bytes, and counts it', async () => {
    await show(idAt(7));
    calls();
    const state = { name: '新しい商会', departmentId: 'sales-1', mainCode: idAt(3) };
    expect(await put('Q-1', state)).toMatchObject({ status: 200, body: { version: 3, states: [state] } });
    const made = company.services.calls.take();
    // The settings and their version, the head, the entry, another of its code in small letters, the department and the
    // dealer that it names, and the key of the trail.
    expect(made.map(({ operation }) => operation).toSorted()).toEqual([
      'Decrypt',
      ...Array.from({ length: 7 }, () => 'GetItem'),
      'Query',
      'TransactWriteItems',
    ]);
    const bytes = made.reduce((sum, { input }) => sum + Buffer.byteLength(JSON.stringify(input)), 0);
    expect(bytes).toBeLessThan(12_000);
    expect(await headNow()).toMatchObject({ openCount: { N: '20000' }, keptCount: { N: '20000' } });
    const { items, names } = (await ask('GET /api/masters/dealers', { query: { words: 'Q-1' } })).body;
    expect([items[0].id, names]).toEqual(['Q-1', [{ id: 'sales-1', name: '営業一課' }]]);
  });

  test('refuses more than it takes, what is not there and what is used, and lets one end', async () => {
    expect(await put('Q-2', { name: '超過' })).toMatchObject({
      status: 400,
      body: { fields: [{ path: '', message: '販売店は終了日のないものを20,000件まで登録できます' }] },
    });
    const end = (id: string, expectedVersion: number) =>
      ask(`POST /api/masters/dealers/${id}/end`, { body: { on: '2026-06-30', expectedVersion } });
    expect(await end(usedDealer, 2)).toMatchObject({ status: 400 });
    expect(await end('Q-1', 3)).toMatchObject({ status: 200 });
    expect(await end(idAt(5), 2)).toMatchObject({ status: 200 });
    expect(await headNow()).toMatchObject({ openCount: { N: '19998' }, keptCount: { N: '20000' } });
    const nowhere = { name: '系列', departmentId: 'nowhere', mainCode: 'P99999' };
    expect((await put('Q-3', nowhere)).body.fields).toEqual([
      { path: 'states.0.departmentId', message: '担当部門「nowhere」は登録されていません' },
      { path: 'states.0.mainCode', message: '親会社「P99999」は登録されていません' },
    ]);
    const { items } = (await ask('GET /api/masters/dealers/Q-1/versions')).body;
    expect(items.map(({ version }: any) => version)).toEqual([4, 3]);
  });
});

describe('the file of so many', () => {
  let text = '';
  const partsOf = (file: string) =>
    partsOfFile(dealerMaster, readCsv(file)).map((part) => gzipped(part.text));
  const check = async (file: string) =>
    (await ask('POST /api/master-files/dealers/checks', { body: { file } })).body;
  const accept = (body: object) => ask('POST /api/master-files/dealers/imports', { body });
  const version = async () => Number((await headNow())?.['version']?.N);
  const renamed = (rows: number, from = 0) =>
    [
      '販売店コード,販売店名,適用開始日',
      ...Array.from({ length: rows }, (_, at) => `${idAt(from + at)},改名${at},2027-04-01`),
    ].join('\r\n');

  test('is written by parts, each of one version', async () => {
    let cursor: string | undefined;
    do {
      const query = cursor === undefined ? {} : { cursor };
      // oxlint-disable-next-line no-await-in-loop -- each part begins where the one before ended
      const { body } = await ask('GET /api/master-files/dealers', { query });
      text += body.text;
      cursor = body.nextCursor;
    } while (cursor !== undefined);
    expect(text.split('\r\n')).toHaveLength(count + 3);
  });

  test('changes nothing when it is taken in again', async () => {
    const parts = partsOf(text);
    expect(parts.length).toBeGreaterThan(19);
    let unchanged = 0;
    for (const part of parts) {
      expect(part.length).toBeLessThan(400_000);
      // oxlint-disable-next-line no-await-in-loop
      const checked = await check(part);
      expect(checked).toMatchObject({ added: 0, changed: 0, faults: [] });
      unchanged += checked.unchanged;
    }
    expect(unchanged).toBe(count + 1);
    expect(calls().filter((operation) => operation === 'Query').length).toBeLessThan(230);
  });

  /** Killed after each of its calls, until it is through. */
  const throughKills = async (body: object) => {
    for (let kill = 0; ; kill += 1) {
      company.services.faults.crashAfter(kill);
      // oxlint-disable-next-line no-await-in-loop
      const answer = await accept(body);
      company.services.faults.clear();
      if (answer.status === 200) return answer;
    }
  };

  test('is one version when its last part is there, whatever is killed, and nothing before', async () => {
    const [one, two, three] = [renamed(120), renamed(120, 120), renamed(30, 240)].map(gzipped);
    const before = await version();
    const settings = await company.settingsVersion();
    const wish = { id: newId(), expectedVersion: before };
    const first = { ...wish, file: one, part: { at: 0, isLast: false } };
    expect(await throughKills(first)).toMatchObject({ body: { added: 0, changed: 120 } });
    expect((await accept({ ...wish, file: three, part: { at: 2, isLast: true } })).status).toBe(422);
    expect((await accept({ ...first, file: two })).status).toBe(422);
    const another = { ...first, id: newId() };
    expect(await accept(another)).toMatchObject({ status: 200, body: { changed: 120 } });
    expect((await accept({ ...wish, file: two, part: { at: 1, isLast: false } })).body.changed).toBe(240);
    expect((await show(idAt(3))).states).toHaveLength(1);
    expect(await version()).toBe(before);
    expect((await put(idAt(3), { name: 'x' }, 2)).body.code).toBe('master-being-imported');
    const last = { ...wish, file: three, part: { at: 2, isLast: true } };
    expect(await accept(last)).toMatchObject({ status: 200, body: { changed: 270 } });
    for (const [at, name] of [
      [3, '改名3'],
      [269, '改名29'],
    ] as const)
      expect((await show(idAt(at))).states.map((state: any) => state.name)).toEqual([nameAt(at), name]);
    expect([await version(), await company.settingsVersion()]).toEqual([before + 1, settings + 1]);
    expect(await accept(last)).toMatchObject({ status: 200, body: { changed: 270 } });
    expect(await version()).toBe(before + 1);
  });

  test('that names one entry in two parts is refused by the second, and given up without a trace', async () => {
    const wish = { id: newId(), expectedVersion: await version() };
    const [one, two] = [renamed(60, 5_000), renamed(50, 5_040).replaceAll('改名', '再改名')].map(gzipped);
    expect((await accept({ ...wish, file: one, part: { at: 0, isLast: false } })).status).toBe(200);
    expect(await accept({ ...wish, file: two, part: { at: 1, isLast: true } })).toMatchObject({
      status: 422,
      body: { code: 'import-has-faults' },
    });
    expect((await ask(`DELETE /api/master-files/dealers/imports/${wish.id}`)).status).toBe(200);
    expect((await show(idAt(5_001))).states).toHaveLength(1);
    expect((await accept({ ...wish, file: one, part: { at: 0, isLast: false } })).body.code).toBe(
      'import-given-up',
    );
    expect((await put(idAt(5_001), { name: '次の名' }, 2)).status).toBe(200);
  });

  test('is judged anew where what its parts name may have ended since', async () => {
    const header = '販売店コード,販売店名,担当部門,適用開始日\r\n';
    const [one, two] = ['R1', 'R2'].map((id) => gzipped(`${header}${id},新,sales-1,2026-04-01\r\n`));
    const wish = { id: newId(), expectedVersion: await version() };
    expect((await accept({ ...wish, file: one, part: { at: 0, isLast: false } })).status).toBe(200);
    await company.moveSettings();
    expect(await accept({ ...wish, file: two, part: { at: 1, isLast: true } })).toMatchObject({
      status: 409,
      body: { code: 'master-changed-meanwhile' },
    });
  });
});
