import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keptLog } from '#test/builders/front-door.ts';
import { gzipped, openCompanies, type Companies } from './master-company.ts';

let company: Companies;
beforeAll(async () => {
  company = await openCompanies();
});
beforeEach(() => {
  keptLog();
  company.services.faults.clear();
});
afterAll(() => company.services.close());

let ids = 0;
const newId = () => `01KAT5R8Z0Q2M3N4P5R6SAT${String((ids += 1)).padStart(3, '0')}`;
const departments = '/api/masters/departments';
const files = '/api/master-files/departments';
const show = async (id: string) => (await company.send(`GET ${departments}/${id}`)).body;
const list = async () => {
  const { body } = await company.send(`GET ${departments}`, { query: { limit: '100', ended: 'with' } });
  return Object.fromEntries(body.items.map(({ id, states }: any) => [id, states]));
};
const put = async (id: string, name: string) => {
  const { version = 0 } = await show(id);
  const states = [{ name, validFrom: '2026-04-01' }];
  const body = { states, expectedVersion: version, changesPast: true };
  expect((await company.send(`PUT ${departments}/${id}`, { body })).status).toBe(200);
};
/** More than one transaction holds. */
const take = async (stem: string) => {
  const rows = Array.from({ length: 60 }, (_, at) => `${stem}${at},${stem}の部${at},2026-04-01`);
  const text = ['部門コード,部門名,適用開始日', ...rows, `sales-1,${stem}一課,2027-04-01`].join('\r\n');
  const file = gzipped(text);
  const { version } = (await company.send(`POST ${files}/checks`, { body: { file } })).body;
  const id = newId();
  const body = { id, file, expectedVersion: version };
  expect(await company.send(`POST ${files}/imports`, { body })).toMatchObject({ status: 200 });
  return id;
};
const undo = async (importId: string, id = newId()) =>
  company.send(`POST ${files}/imports/${importId}/undo`, { body: { id } });
const last = async () => (await company.send(`GET ${departments}`)).body.lastImport;

describe('the last import', () => {
  test('is put back as one version: what it changed is what it was, what it added is withdrawn', async () => {
    await put('kept', '残る部');
    const before = await list();
    const importId = await take('A');
    expect(await last()).toEqual({ id: importId, added: 60, changed: 1 });
    const settings = await company.settingsVersion();
    expect(await undo(importId)).toMatchObject({ status: 200, body: { withdrawn: 60, restored: 1 } });
    expect(await company.settingsVersion()).toBe(settings + 1);
    expect(await list()).toMatchObject(before);
    expect(await show('A0')).toMatchObject({ states: [] });
    expect((await company.send(`GET ${departments}/sales-1/versions`)).body.items).toHaveLength(3);
    expect(await undo(importId)).toMatchObject({ status: 200, body: { withdrawn: 60, restored: 1 } });
    expect(await company.settingsVersion()).toBe(settings + 1);
    expect(await company.audited('departments.undo-import')).toEqual([`departments import ${importId}`]);
    expect(await last()).toBeUndefined();
  });

  test('is the only one that can be', async () => {
    const [first, second] = [await take('B'), await take('C')];
    expect((await undo(first)).status).toBe(404);
    expect((await undo(newId())).status).toBe(404);
    expect((await undo(second)).status).toBe(200);
  });

  test('stays where one of its entries was changed since, and lets others be changed', async () => {
    const importId = await take('D');
    await put('other', '別の部');
    await put('D7', '直した部');
    const before = await list();
    expect(await undo(importId)).toMatchObject({
      status: 409,
      body: {
        code: 'import-not-undoable',
        detail: expect.stringContaining('取込の後に変更した登録があります（D7）'),
      },
    });
    expect(await list()).toEqual(before);
    const next = await take('E');
    await put('other', '別の部２');
    expect((await undo(next)).status).toBe(200);
    expect(await show('other')).toMatchObject({ states: [{ name: '別の部２' }] });
  });

  test('stays where something rests on what it added', async () => {
    const importId = await take('F');
    const states = [{ name: '下の部', parentId: 'F3', validFrom: '2026-04-01' }];
    const body = { states, expectedVersion: 0 };
    expect((await company.send(`PUT ${departments}/below`, { body })).status).toBe(200);
    expect(await undo(importId)).toMatchObject({
      status: 409,
      body: { code: 'import-not-undoable', detail: expect.stringContaining('F3') },
    });
  });

  test('is put back once, wherever it is killed, and also by whoever asks under another id', async () => {
    const before = await list();
    const importId = await take('G');
    const settings = await company.settingsVersion();
    let [calls, isDone] = [1, false];
    for (; !isDone; calls += 2) {
      company.services.faults.crashAfter(calls);
      // oxlint-disable-next-line no-await-in-loop
      isDone = (await undo(importId)).status === 200;
      company.services.faults.clear();
      expect(calls).toBeLessThan(60);
    }
    expect(await company.settingsVersion()).toBe(settings + 1);
    expect(await list()).toMatchObject(before);
    expect(await show('G59')).toMatchObject({ states: [] });
    expect(await company.audited('departments.undo-import')).toContain(`departments import ${importId}`);
  });

  test('is put back also after that was begun and given up', async () => {
    const before = await list();
    const importId = await take('H');
    const id = newId();
    const { body: imported } = await company.send(`GET ${departments}/sales-1`);
    const isStaged = async () => {
      const row = await company.rowOf(company.minato, 'M#departments', 'E#H0');
      return row?.['coming']?.S?.includes('"states":[]') === true;
    };
    const isBegun = async () => (await company.send(`GET ${departments}`)).body.importing !== undefined;
    for (let calls = 1; !(await isStaged());) {
      const wasBegun = await isBegun();
      company.services.faults.crashAfter(calls);
      await undo(importId, id);
      company.services.faults.clear();
      // What is begun needs fewer calls.
      calls = wasBegun === (await isBegun()) ? calls + 1 : 1;
    }
    expect(await isBegun()).toBe(true);
    expect((await company.send(`DELETE ${files}/imports/${id}`)).status).toBe(200);
    expect((await show('sales-1')).states).toEqual(imported.states);
    expect(await undo(importId, id)).toMatchObject({ status: 409, body: { code: 'import-given-up' } });
    expect(await undo(importId)).toMatchObject({ status: 200, body: { withdrawn: 60, restored: 1 } });
    expect(await list()).toMatchObject(before);
  });
});
