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
/** As far as these tests look at one. */
type Entry = { readonly postedOn: string };
const faultsOf = ({ status, body }: Awaited<ReturnType<typeof change>>) => [
  status,
  (body.fields ?? []).map(({ path }: { path: string }) => path),
];
const law = '選んだ経理方式は、その事業年度のすべての取引に適用します';

const ride = (spentOn: string) => shinkansen({ spentOn, purpose: 'ordinary', memo: spentOn });

const whole = ['旅費交通費 29440 P10Q'];
const apart = ['旅費交通費 26764 P10Q', '仮払消費税 2676 P10Q'];
const days = (...rows: readonly (readonly [day: string, taxAccounting: string])[]) => ({
  taxAccountingChanges: rows.map(([validFrom, taxAccounting]) => ({ validFrom, taxAccounting })),
});
const since2026 = ['2026-04-01', 'inclusive'] as const;
const since2028 = ['2028-04-01', 'exclusive'] as const;
const confirmed = async (...lines: readonly ReturnType<typeof ride>[]) => {
  const claim = await approvedByApp(lines);
  expect((await confirm(claim)).status).toBe(200);
  return read(claim.id);
};

describe('経理方法 of a company, by the day of posting', () => {
  test('a row of before holds for all days; a year into which nothing was posted may get another one', async () => {
    at('2026-11-30T03:00:00.000Z');
    expect((await shown()).value).toMatchObject({ taxAccounting: 'exclusive', taxAccountingChanges: [] });
    expect((await change(days(since2026))).status).toBe(200);
    expect((await shown()).value).toMatchObject(days(since2026));
    expect((await change(days())).status).toBe(200);
    const within = await change(days(['2027-01-01', 'inclusive']));
    expect(faultsOf(within)).toEqual([400, ['value.taxAccountingChanges.0.validFrom']]);
    expect(within.body.fields[0].message).toContain(law);
  });

  test('what is posted after a change follows it, and then the year keeps it, with the law', async () => {
    at('2026-11-30T03:00:00.000Z');
    expect((await change(days(since2026))).status).toBe(200);
    expect(debitsOf(await confirmed(ride('2026-05-12')))).toEqual(whole);
    const withdrawn = await change(days());
    expect(faultsOf(withdrawn)).toEqual([400, ['value.taxAccountingChanges']]);
    expect(withdrawn.body.fields[0].message).toContain(law);
    const base = await change({ taxAccounting: 'inclusive', ...days() });
    expect(faultsOf(base)).toContainEqual(expect.arrayContaining(['value.taxAccounting']));
  });

  test('what was posted before a change keeps its year as it was; the next one may change, and it is withdrawn', async () => {
    at('2027-05-20T03:00:00.000Z');
    expect(debitsOf(await confirmed(ride('2027-05-12')))).toEqual(whole);
    const late = await change(days(since2026, ['2027-04-01', 'exclusive']));
    expect(faultsOf(late)).toEqual([400, ['value.taxAccountingChanges.1.validFrom']]);
    expect(late.body.fields[0].message).toContain('2027年4月1日からの事業年度');
    expect((await change(days(since2026, since2028))).status).toBe(200);
    expect((await shown()).value).toMatchObject(days(since2026, since2028));
    expect((await change(days(since2026))).status).toBe(200);
    expect((await change(days(since2026, since2028))).status).toBe(200);
    const { items } = (await ask('GET /api/setting-changes', { query: { part: 'company' } })).body;
    expect(items[0].to).toMatchObject(days(since2026, since2028));
  });

  test('one claim over the end of the year is posted under both, and then neither is withdrawn any more', async () => {
    at('2028-04-02T03:00:00.000Z');
    const { entries } = await confirmed(ride('2028-03-31'), { ...ride('2028-04-01'), id: '2' });
    expect(entries.map((entry: Entry) => [entry.postedOn, ...debitsOf({ entries: [entry] })])).toEqual([
      ['2028-03-31', ...whole],
      ['2028-04-01', ...apart],
    ]);
    const refused = await change(days(since2026));
    expect(faultsOf(refused)).toEqual([400, ['value.taxAccountingChanges']]);
    expect(refused.body.fields[0].message).toContain('2028年4月1日からの事業年度');
  });

  test('of a change and a posting at the same moment, the later one knows of the earlier one', async () => {
    at('2029-04-02T03:00:00.000Z');
    const claim = await approvedByApp([ride('2029-04-01')]);
    const meeting = change(days(since2026, since2028, ['2029-04-01', 'inclusive']));
    const [changed, posted] = await Promise.all([meeting, confirm(claim)]);
    expect(posted.status).toBe(200);
    expect([200, 400]).toContain(changed.status);
    expect(debitsOf(await read(claim.id))).toEqual(changed.status === 200 ? whole : apart);
  });
});
