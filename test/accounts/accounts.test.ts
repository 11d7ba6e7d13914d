import { mayBearCosts } from '#domain/accounts/may-bear-costs.ts';
import { rowCalled, rowOn, rowsCalled } from '#domain/masters/coded-rows.ts';
import { describe, expect, test } from 'vitest';
import { accountMaster, type Account } from '#domain/accounts/account.ts';
import { shippedChart } from '#domain/accounts/shipped-chart.ts';
import { firstUsableDay } from '#domain/calendar/usable-days.ts';
import { indexOfStates, statesOfIndex } from '#domain/masters/master-rows.ts';
import { accountUses } from '#domain/settings/account-uses.ts';
import { minato } from '#local/seed/minato.ts';
import { mostIndexBytes } from '#domain/masters/row-room.ts';
import { masterIndexes } from '#rows/settings.ts';
import { calendarDate as day } from '#domain/calendar/calendar-date.ts';

const renamed: readonly Account[] = [
  { code: '741', name: '旅費', validTo: day('2026-03-31') },
  { code: '741', name: '旅費交通費', validFrom: day('2026-04-01'), validTo: day('2026-09-30') },
  { code: '764', name: '会議費' },
];

describe('an account with days', () => {
  test.each([
    ['2020-01-01', '旅費', '旅費'],
    ['2026-03-31', '旅費', '旅費'],
    ['2026-04-01', '旅費交通費', '旅費交通費'],
    ['2026-09-30', '旅費交通費', '旅費交通費'],
    ['2026-10-01', undefined, '旅費交通費'],
  ])('on %s may be chosen as %s and is called %s', (on, chosen, called) => {
    expect(rowOn(renamed, '741', on)?.name).toBe(chosen);
    expect(rowCalled(renamed, '741', on)?.name).toBe(called);
  });

  test('stands once among those to look for', () => {
    expect(rowsCalled(renamed, '2026-12-01').map(({ name }) => name)).toEqual(['旅費交通費', '会議費']);
    expect(rowOn(renamed, '764', '1900-01-01')?.name).toBe('会議費');
  });

  test('bears costs unless its category says that it does not', () => {
    const bearing = shippedChart.filter(mayBearCosts).map(({ code }) => code);
    expect(bearing).toEqual(expect.arrayContaining(['741', '210', '600']));
    for (const code of ['318', '330', '400', '500', '801']) expect(bearing).not.toContain(code);
    expect(mayBearCosts({})).toBe(true);
  });
});

describe('the chart that we ship', () => {
  test('has each code once, in order, with names that the master takes', () => {
    const codes = shippedChart.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].toSorted());
    expect(codes).toHaveLength(65);
    expect(rowCalled(shippedChart, '764', '2026-04-01')).toEqual({
      code: '764',
      name: '会議費',
      category: 'cost',
    });
  });
});

describe('rows of accounts', () => {
  test('of before are read as entries since the first day, and written for whoever knows them by code', () => {
    const states = statesOfIndex(accountMaster, [{ code: '741', name: '旅費交通費' }]);
    expect(states).toEqual([{ id: '741', name: '旅費交通費', validFrom: firstUsableDay }]);
    expect(indexOfStates(accountMaster, states)).toEqual([
      { code: '741', name: '旅費交通費', validFrom: firstUsableDay },
    ]);
    expect(statesOfIndex(accountMaster, indexOfStates(accountMaster, states))).toEqual(states);
  });

  const random = (seed: number) => () =>
    (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  const manyAccounts = (count: number): readonly Account[] => {
    const next = random(7);
    const sign = () => String.fromCharCode(0x4e00 + Math.floor(next() * 2_000));
    return Array.from({ length: count }, (_, at) => ({
      code: `${10_000 + at}`,
      name: Array.from({ length: 20 }, sign).join(''),
      category: 'cost',
      validFrom: day('2026-04-01'),
    }));
  };

  test('hold as many as the master takes, with names drawn at random', () => {
    const doc = manyAccounts(accountMaster.mostEntries);
    const { item } = masterIndexes.accounts.row({}, { doc });
    expect(Buffer.byteLength(JSON.stringify(doc))).toBeGreaterThan(mostIndexBytes);
    expect(String(item['doc']).length).toBeLessThan(mostIndexBytes);
    expect(masterIndexes.accounts.read(item).doc).toEqual(doc);
  });

  test('are plain text as long as a release that packs nothing could have written them', () => {
    const doc = manyAccounts(1_000);
    expect(masterIndexes.accounts.row({}, { doc }).item['doc']).toBe(JSON.stringify(doc));
  });
});

describe('what rests on an account', () => {
  const { masters } = minato;

  test('beside items are the other side of postings and steps of routes', () => {
    const of = (code: string) =>
      accountUses(masters)
        .filter(({ id }) => id === code)
        .map(({ words }) => words);
    expect(of('318')).toEqual(['会社設定の未払金の科目']);
    expect(of('157')).toEqual(['会社設定の仮払消費税等の科目']);
    expect(of('761')).toEqual([expect.stringMatching(/^承認ルート/)]);
    expect(of('801')).toEqual([]);
  });
});
