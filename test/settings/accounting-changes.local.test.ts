import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { minato } from '#local/seed/minato.ts';
import { approvedByApp } from '#test/builders/approved-by-app.ts';
import { askAdmin } from '#test/builders/asked-admin.ts';
import { startCompany } from '#test/builders/asked-app.ts';
import { confirm, debitsOf, read } from '#test/builders/corrections-by-app.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  services = await startCompany();
});
beforeEach(() => void keptLog());
afterEach(() => void vi.useRealTimers());
afterAll(() => services.close());

const ask = askAdmin(minato.tenantId);
const at = (instant: string) => void vi.setSystemTime(new Date(instant));
const shown = async () => (await ask('GET /api/settings/company')).body;
const change = async (difference: Readonly<Record<string, unknown>>) => {
  const { value, version: expectedVersion } = await shown();
  return ask('PUT /api/settings/company', { body: { value: { ...value, ...difference }, expectedVersion } });
};
const from = (validFrom: string, taxAccounting = 'inclusive') => ({
  taxAccountingChanges: [{ validFrom, taxAccounting }],
});
const faultsOf = ({ status, body }: Awaited<ReturnType<typeof change>>) => [
  status,
  (body.fields ?? []).map(({ path }: { path: string }) => path),
];
const law = '選んだ経理方式は、その事業年度のすべての取引に適用します';

const ride = (spentOn: string) => shinkansen({ spentOn, purpose: 'ordinary', memo: spentOn });

describe('経理方法 of a company, by the day of posting', () => {
  test('a row of before holds for all days; a year into which nothing was posted may get another one', async () => {
    at('2026-11-30T03:00:00.000Z');
    expect((await shown()).value).toMatchObject({ taxAccounting: 'exclusive', taxAccountingChanges: [] });
    expect((await change(from('2026-04-01'))).status).toBe(200);
    expect((await shown()).value).toMatchObject(from('2026-04-01'));
    expect((await change({ taxAccountingChanges: [] })).status).toBe(200);
    const within = await change(from('2027-01-01'));
    expect(faultsOf(within)).toEqual([400, ['value.taxAccountingChanges.0.validFrom']]);
    expect(within.body.fields[0].message).toContain(law);
  });

  test('of a change and a posting that meet, the later one knows of the earlier one', async () => {
    at('2026-11-30T03:00:00.000Z');
    const claim = await approvedByApp([ride('2026-05-12')]);
    const [changed, posted] = await Promise.all([change(from('2026-04-01')), confirm(claim)]);
    expect(posted.status).toBe(200);
    expect(debitsOf(await read(claim.id))).toEqual(
      changed.status === 200 ? ['旅費交通費 29440 P10Q'] : ['旅費交通費 26764 P10Q', '仮払消費税 2676 P10Q'],
    );
  });

  test('where something was posted the year keeps it, with the law; the next one may change, and it is withdrawn', async () => {
    at('2026-11-30T03:00:00.000Z');
    const { taxAccountingChanges: kept, taxAccounting } = (await shown()).value;
    const other = kept.length === 0 ? from('2026-04-01') : { taxAccountingChanges: [] };
    const refused = await change(other);
    expect(refused.status).toBe(400);
    expect(refused.body.fields[0].message).toContain(law);
    const first = taxAccounting === 'exclusive' ? 'inclusive' : 'exclusive';
    const base = await change({ taxAccounting: first, taxAccountingChanges: [] });
    expect(faultsOf(base)).toContainEqual(expect.arrayContaining(['value.taxAccounting']));
    const coming = { validFrom: '2027-04-01', taxAccounting: kept.length === 0 ? 'inclusive' : 'exclusive' };
    expect((await change({ taxAccountingChanges: [...kept, coming] })).status).toBe(200);
    expect((await shown()).value.taxAccountingChanges).toEqual([...kept, coming]);
    expect((await change({ taxAccountingChanges: kept })).status).toBe(200);
    expect((await change({ taxAccountingChanges: [...kept, coming] })).status).toBe(200);
    const { items } = (await ask('GET /api/setting-changes', { query: { part: 'company' } })).body;
    expect(items[0].to.taxAccountingChanges).toEqual([...kept, coming]);
  });

  test('one claim over the end of the year is posted under both, and then neither is withdrawn any more', async () => {
    at('2027-04-02T03:00:00.000Z');
    const { taxAccountingChanges: kept } = (await shown()).value;
    const claim = await approvedByApp([ride('2027-03-31'), { ...ride('2027-04-01'), id: '2' }]);
    expect((await confirm(claim)).status).toBe(200);
    const entries = (await read(claim.id)).entries.map((entry: any) => [
      entry.postedOn,
      ...debitsOf({ entries: [entry] }),
    ]);
    const [apart, whole] = [['旅費交通費 26764 P10Q', '仮払消費税 2676 P10Q'], ['旅費交通費 29440 P10Q']];
    expect(entries).toEqual([
      ['2027-03-31', ...(kept.length === 1 ? apart : whole)],
      ['2027-04-01', ...(kept.length === 1 ? whole : apart)],
    ]);
    const refused = await change({ taxAccountingChanges: kept.slice(0, -1) });
    expect(faultsOf(refused)).toEqual([400, ['value.taxAccountingChanges']]);
    expect(refused.body.fields[0].message).toContain('2027年4月1日からの事業年度');
  });
});
