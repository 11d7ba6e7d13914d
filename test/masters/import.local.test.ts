import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { encodeCp932 } from '#domain/exports/cp932.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { tanaka } from '#test/builders/tenant-plane.ts';
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

const header = '部門コード,部門名,上位部門コード,適用開始日,適用終了日';
const fileOf = (rows: readonly string[]) => [header, ...rows].join('\r\n');
const many = (count: number, stem: string) =>
  fileOf(Array.from({ length: count }, (_, at) => `${stem}${at},${stem}の部${at},,2026-04-01,`));
let ids = 0;
const newId = () => `01KAT5R8Z0Q2M3N4P5R6S7T${String((ids += 1)).padStart(3, '0')}`;

const check = (file: string | Uint8Array) =>
  company.send('POST /api/master-files/departments/checks', { body: { file: gzipped(file) } });
const importing = (body: unknown, options = {}) =>
  company.send('POST /api/master-files/departments/imports', { body, ...options });
const accepted = async (file: string, id = newId()) => {
  const { version } = (await check(file)).body;
  return { id, file: gzipped(file), expectedVersion: version };
};
const list = async () => (await company.send('GET /api/masters/departments')).body;
const idsOf = async (words: string): Promise<readonly string[]> =>
  (await company.send('GET /api/masters/departments', { query: { words, limit: '100' } })).body.items.map(
    (one: any) => one.id,
  );

describe('an import', () => {
  test('is told before it is done, and does nothing until then', async () => {
    const before = await company.settingsVersion();
    const file = fileOf([
      'A1,開発部,,2026-04-01,',
      'A2,開発一課,A1,2026-04-01,',
      'sales-1,営業第一課,,2027-04-01,',
    ]);
    expect(await check(file)).toMatchObject({
      status: 200,
      body: { version: 1, encoding: 'utf-8', rowCount: 3, added: 2, changed: 1, unchanged: 0, faultCount: 0 },
    });
    expect(await idsOf('開発')).toEqual([]);
    expect(await company.settingsVersion()).toBe(before);
  });

  test('is one version of all settings, and in the history and the trail', async () => {
    const before = await company.settingsVersion();
    const file = fileOf([
      'A1,開発部,,2026-04-01,',
      'A2,開発一課,A1,2026-04-01,',
      'sales-1,営業第一課,,2027-04-01,',
    ]);
    const wanted = await accepted(file);
    expect(await importing(wanted)).toMatchObject({
      status: 200,
      body: { added: 2, changed: 1, unchanged: 0 },
    });
    expect(await company.settingsVersion()).toBe(before + 1);
    expect(await idsOf('開発')).toEqual(['A1', 'A2']);
    expect((await company.send('GET /api/masters/departments/sales-1')).body).toMatchObject({
      version: 2,
      byName: '渡辺直樹',
      states: [
        { name: '営業一課', validFrom: '2020-04-01', validTo: '2027-03-31' },
        { name: '営業第一課', validFrom: '2027-04-01' },
      ],
    });
    expect((await company.send('GET /api/masters/departments/sales-1/versions')).body.items).toHaveLength(2);
    expect(await importing(wanted)).toMatchObject({ status: 200, body: { added: 2, changed: 1 } });
    expect(await company.audited('departments.import')).toEqual([`departments import ${wanted.id}`]);
  });

  test('takes files of CP932, and refuses what is no text with words', async () => {
    const encoded = encodeCp932(fileOf(['A1,開発部髙,,2026-04-01,']));
    expect(await check(encoded.ok ? encoded.value : '')).toMatchObject({
      body: { encoding: 'cp932', changed: 1 },
    });
    expect(await check(Uint8Array.from([0x50, 0x4b, 3, 4, 1]))).toMatchObject({
      status: 422,
      body: { code: 'file-unreadable', detail: expect.stringContaining('Excelブック') },
    });
    const bomb = await company.send('POST /api/master-files/departments/checks', {
      body: { file: gzipped(new Uint8Array(20 * 1024 * 1024)) },
    });
    expect(bomb).toMatchObject({ status: 422, body: { code: 'file-unreadable' } });
    const broken = await company.send('POST /api/master-files/departments/checks', {
      body: { file: 'H4sIAAAA' },
    });
    expect(broken).toMatchObject({ status: 422 });
  });

  test('with a faulty row takes none, and says each', async () => {
    const file = fileOf(['B1,法務部,,2026-04-01,', 'B2,,,2026-04-01,', 'B3,監査部,B9,2026-04-01,']);
    expect((await check(file)).body).toMatchObject({
      faultCount: 2,
      faults: [
        { line: 3, column: '部門名', reason: '入力してください' },
        { line: 4, column: '上位部門コード', reason: '上位部門コード「B9」は登録されていません' },
      ],
    });
    expect(await importing(await accepted(file))).toMatchObject({
      status: 422,
      body: { code: 'import-has-faults' },
    });
    expect(await idsOf('法務')).toEqual([]);
  });

  test('is refused after another change, and can be tried again', async () => {
    const wanted = await accepted(fileOf(['C1,広報部,,2026-04-01,']));
    await company.send('PUT /api/masters/departments/C0', {
      body: { states: [{ name: '秘書室', validFrom: '2026-04-01' }], expectedVersion: 0 },
    });
    expect(await importing(wanted)).toMatchObject({
      status: 409,
      body: { code: 'master-changed-meanwhile' },
    });
    expect((await importing(await accepted(fileOf(['C1,広報部,,2026-04-01,'])))).status).toBe(200);
  });

  test('of an id that stands for another file is refused, under way and done', async () => {
    const wanted = await accepted(many(60, 'D'));
    company.services.faults.crashAfter(7);
    await importing(wanted);
    company.services.faults.clear();
    const other = { ...wanted, file: gzipped(many(60, 'DD')) };
    const reused = { status: 422, body: { code: 'idempotency-key-reused' } };
    expect(await importing(other)).toMatchObject(reused);
    expect((await importing(wanted)).status).toBe(200);
    expect(await importing(other)).toMatchObject(reused);
    expect((await importing(wanted)).status).toBe(200);
  });
});

describe('an import that is killed', () => {
  test.each(Array.from({ length: 14 }, (_, calls) => calls))(
    'after %i calls shows nothing of itself, and is done once when it is sent again',
    async (calls) => {
      const stem = `K${calls}-`;
      const wanted = await accepted(many(120, stem));
      const before = await company.settingsVersion();
      company.services.faults.crashAfter(calls);
      const killed = await importing(wanted);
      company.services.faults.clear();
      const seen = await idsOf(stem);
      expect(seen).toHaveLength(killed.status === 200 ? 100 : 0);
      expect(await importing(wanted)).toMatchObject({ status: 200, body: { added: 120, changed: 0 } });
      expect(await company.settingsVersion()).toBe(before + 1);
      const index = await company.rowOf(company.minato, 'SET', 'DEPARTMENTS');
      const rows = JSON.parse(String(index?.['doc']?.S));
      expect(rows.filter((row: any) => row.id.startsWith(stem))).toHaveLength(120);
    },
  );

  /** Killed after its last row was staged and before anybody could see one. */
  const abandoned = async (stem: string, day: string) => {
    const rows = many(80, stem).split('\r\n').slice(1);
    const wanted = await accepted(fileOf([...rows, `sales-1,営業${stem},,${day},`]));
    const rowAt = async (id: string) =>
      (await company.rowOf(company.minato, 'M#departments', `E#${id}`))?.['coming'];
    const isStaged = async () => (await rowAt('sales-1'))?.S?.includes(day) === true;
    const reached = async () => JSON.stringify([await rowAt(`${stem}0`), (await list()).importing]);
    for (let calls = 1; !(await isStaged());) {
      const before = await reached();
      company.services.faults.crashAfter(calls);
      await importing(wanted);
      company.services.faults.clear();
      if ((await reached()) === before) calls += 1;
    }
    expect((await list()).importing).toMatchObject({ id: wanted.id });
    return wanted;
  };

  test('keeps others away from the master, and says who', async () => {
    const wanted = await abandoned('L', '2028-04-01');
    const change = { states: [{ name: '総務部', validFrom: '2026-04-01' }], expectedVersion: 0 };
    expect(await company.send('PUT /api/masters/departments/L-other', { body: change })).toMatchObject({
      status: 409,
      body: { code: 'master-being-imported', by: '渡辺直樹' },
    });
    const another = await accepted(fileOf(['M1,総務部,,2026-04-01,']));
    expect(await importing(another, { userId: tanaka, name: '田中花子' })).toMatchObject({
      status: 409,
      body: { code: 'master-being-imported' },
    });
    expect((await company.send('GET /api/masters/departments')).body.importing).toMatchObject({
      id: wanted.id,
      byName: '渡辺直樹',
    });
    const claims = await company.send('PUT /api/masters/holidays/2026-12-30', {
      body: { states: [{ name: '年末休業', kind: 'closed' }], expectedVersion: 0 },
    });
    expect(claims.status).toBe(200);
    expect((await importing(wanted)).status).toBe(200);
  });

  test('is finished by whoever chooses the same file again, under whatever id, and once', async () => {
    const wanted = await abandoned('P', '2030-04-01');
    const before = await company.settingsVersion();
    const { version } = (await company.send('GET /api/masters/departments/sales-1')).body;
    const again = { ...wanted, id: newId() };
    expect(await importing(again)).toMatchObject({ status: 200, body: { added: 80, changed: 1 } });
    expect(await company.settingsVersion()).toBe(before + 1);
    expect((await company.send('GET /api/masters/departments/sales-1')).body.version).toBeGreaterThan(
      version,
    );
    for (const sent of [again, wanted])
      expect(await importing(sent)).toMatchObject({ status: 200, body: { added: 80, changed: 1 } });
    expect(await company.settingsVersion()).toBe(before + 1);
    const told = await company.audited('departments.import');
    expect(told.filter((target) => [wanted.id, again.id].some((id) => target.endsWith(id)))).toEqual([
      `departments import ${wanted.id}`,
    ]);
  });

  test('is given up without a trace, once and by whoever asks again', async () => {
    const wanted = await abandoned('N', '2029-04-01');
    const giveUp = (id: string) => company.send(`DELETE /api/master-files/departments/imports/${id}`);
    expect((await giveUp(newId())).status).toBe(404);
    expect((await giveUp(wanted.id)).status).toBe(200);
    expect((await company.send('GET /api/masters/departments')).body.importing).toBeUndefined();
    expect((await giveUp(wanted.id)).status).toBe(200);
    expect(await company.audited('departments.give-up-import')).toEqual([`departments import ${wanted.id}`]);
    const next = await accepted(fileOf(['O1,海外部,,2026-04-01,']));
    expect((await importing(next)).status).toBe(200);
    expect(await idsOf('N')).toEqual([]);
    const { states } = (await company.send('GET /api/masters/departments/sales-1')).body;
    expect(states.map((state: any) => state.validFrom)).not.toContain('2029-04-01');
    expect(await giveUp(next.id)).toMatchObject({ status: 409, body: { code: 'import-already-over' } });
  });
});
