import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keptLog } from '#test/builders/front-door.ts';
import { gzipped, openCompanies, type Companies } from './master-company.ts';

let company: Companies;
beforeAll(async () => {
  company = await openCompanies();
});
beforeEach(async () => {
  keptLog();
  company.services.faults.clear();
  const { importing: open } = (await company.send('GET /api/masters/departments')).body;
  if (open !== undefined) await company.send(`DELETE /api/master-files/departments/imports/${open.id}`);
});
afterAll(() => company.services.close());

/** Two transactions of staging. */
const entriesOfImport = 60;
let [ids, stems] = [0, 0];
const newId = () => `01KAT5R8Z0Q2M3N4P5R6S8T${String((ids += 1)).padStart(3, '0')}`;

const aWish = async (day = '2026-04-01') => {
  const stem = `G${(stems += 1)}-`;
  const rows = Array.from({ length: entriesOfImport }, (_, at) => `${stem}${at},${stem}の部${at},,${day},`);
  const file = gzipped(['部門コード,部門名,上位部門コード,適用開始日,適用終了日', ...rows].join('\r\n'));
  const checked = await company.send('POST /api/master-files/departments/checks', { body: { file } });
  return { stem, body: { id: newId(), file, expectedVersion: checked.body.version } };
};
type Wish = Awaited<ReturnType<typeof aWish>>;

const importing = ({ body }: Wish) => company.send('POST /api/master-files/departments/imports', { body });
const giveUp = ({ body }: Wish) => company.send(`DELETE /api/master-files/departments/imports/${body.id}`);

const kept = async () => {
  const { Items = [] } = await company.services.database.send(
    new QueryCommand({
      TableName: 'TenantData',
      KeyConditionExpression: 'PK = :pk',
      ExpressionAttributeValues: { ':pk': { S: `T#${company.minato}#M#departments` } },
    }),
  );
  return Items.map((item) => ({ sk: String(item['SK']?.S), item }));
};

/** Entries as everybody sees them are those of the index row, and no row waits for a version that is yet to come. */
const expectSound = async () => {
  const rows = await kept();
  const version = Number(rows.find(({ sk }) => sk === 'H')?.item['version']?.N);
  const entries = rows
    .filter(({ sk }) => sk.startsWith('E#'))
    .map(({ sk, item }) => {
      const [now, coming] = ['now', 'coming'].map((name) => JSON.parse(item[name]?.S ?? 'null'));
      expect(coming?.version ?? 0, `${sk} is staged`).toBeLessThanOrEqual(version);
      return { id: sk.slice(2), states: (coming ?? now).states };
    });
  const index = await company.rowOf(company.minato, 'SET', 'DEPARTMENTS');
  expect(entries.flatMap(({ id, states }) => states.map((state: object) => ({ id, ...state })))).toEqual(
    JSON.parse(String(index?.['doc']?.S)),
  );
  for (const { sk } of rows.filter((row) => row.sk.startsWith('V#')))
    expect(Number(sk.split('#').at(-1)), `${sk} is told`).toBeLessThanOrEqual(version);
};

/** Whatever was left behind would be seen from here on. */
const expectSoundAfterNextChange = async ({ stem }: Wish) => {
  await expectSound();
  const body = { states: [{ name: '次の部', validFrom: '2026-04-01' }], expectedVersion: 0 };
  expect((await company.send(`PUT /api/masters/departments/${stem}next`, { body })).status).toBe(200);
  await expectSound();
};

describe('giving up an import that is running', () => {
  test('before each of its calls leaves all of it or nothing', async () => {
    const seen = new Set<string>();
    for (let calls = 0; ; calls += 1) {
      const wish = await aWish();
      let given = 0;
      company.services.faults.meanwhile(calls, async () => {
        given = (await giveUp(wish)).status;
      });
      const imported = await importing(wish);
      company.services.faults.clear();
      await expectSoundAfterNextChange(wish);
      if (given === 0) break;
      const { code = 'done' } = (await importing(wish)).body;
      seen.add(`import ${imported.status}, give-up ${given}, again ${code}`);
    }
    expect([...seen]).toEqual([
      'import 200, give-up 404, again done',
      'import 409, give-up 200, again import-given-up',
    ]);
  });

  /** Killed after some of its rows were staged. */
  const halfDone = async (): Promise<Wish> => {
    const wish = await aWish();
    const isBegun = async () =>
      (await company.rowOf(company.minato, 'M#departments', `E#${wish.stem}30`)) !== undefined;
    for (let calls = 5; calls < 16 && !(await isBegun()); calls += 1) {
      company.services.faults.crashAfter(calls);
      await importing(wish);
      company.services.faults.clear();
    }
    return wish;
  };

  test('is all or nothing, before whichever of its own calls the import goes on', async () => {
    const seen = new Set<string>();
    for (let calls = 0; ; calls += 1) {
      const wish = await halfDone();
      let imported = 0;
      company.services.faults.meanwhile(calls, async () => {
        imported = (await importing(wish)).status;
      });
      const given = await giveUp(wish);
      company.services.faults.clear();
      await expectSoundAfterNextChange(wish);
      if (imported === 0) break;
      seen.add(`give-up ${given.status}, import ${imported}`);
    }
    expect([...seen]).toEqual(['give-up 409, import 200', 'give-up 200, import 409']);
  });

  test('and killed after any call shuts the import out or leaves it whole, and goes on where it was', async () => {
    for (let calls = 0; ; calls += 1) {
      const wish = await halfDone();
      company.services.faults.crashAfter(calls);
      const killed = await giveUp(wish);
      company.services.faults.clear();
      const imported = await importing(wish);
      const again = await giveUp(wish);
      expect([
        [200, 409],
        [409, 200],
      ]).toContainEqual([imported.status, again.status]);
      await expectSoundAfterNextChange(wish);
      if (killed.status !== 200) continue;
      expect(imported.status).toBe(409);
      break;
    }
  });

  test('keeps everybody else out until it is through', async () => {
    const wish = await halfDone();
    company.services.faults.crashAfter(4);
    await giveUp(wish);
    company.services.faults.clear();
    const other = await aWish();
    expect(await importing(other)).toMatchObject({ status: 409, body: { code: 'master-being-imported' } });
    expect((await giveUp(wish)).status).toBe(200);
    expect((await giveUp(wish)).status).toBe(200);
    expect((await importing(await aWish())).status).toBe(200);
  });

  test('and another one after it lets neither begin again', async () => {
    const [first, second] = [await halfDone(), await aWish('2026-05-01')];
    expect((await giveUp(first)).status).toBe(200);
    company.services.faults.crashAfter(8);
    await importing(second);
    company.services.faults.clear();
    await giveUp(second);
    for (const wish of [first, second]) expect(await importing(wish)).toMatchObject({ status: 409 });
    await expectSoundAfterNextChange(first);
  });
});
