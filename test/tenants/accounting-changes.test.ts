import { describe, expect, test } from 'vitest';
import { changedDays, faultsOfChanges, monthsTouched } from '#domain/tenants/accounting-changes.ts';
import { accountingOn, type DatedAccounting } from '#domain/tenants/bookkeeping.ts';
import type { TaxAccounting } from '#domain/tenants/masters.ts';
import { day } from '#test/builders/claims.ts';

const kept = (
  taxAccounting: TaxAccounting,
  ...changes: readonly (readonly [from: string, to: TaxAccounting])[]
): DatedAccounting => ({
  taxAccounting,
  taxAccountingChanges: changes.map(([from, to]) => ({ validFrom: day(from), taxAccounting: to })),
});
const always = { taxAccounting: 'exclusive' } as const;
const from2027 = kept('exclusive', ['2027-04-01', 'inclusive']);

describe('経理方法 with days', () => {
  test.each([
    ['2027-03-31', 'exclusive'],
    ['2027-04-01', 'inclusive'],
    ['2029-03-31', 'inclusive'],
    ['2029-04-01', 'exclusive'],
  ])('on %s is %s, in whatever order the changes are', (on, accounting) => {
    const company = kept('exclusive', ['2029-04-01', 'exclusive'], ['2027-04-01', 'inclusive']);
    expect(accountingOn(company, day(on))).toBe(accounting);
  });

  test('a row of before holds for all days', () => {
    expect(['1989-04-01', '2099-12-31'].map((on) => accountingOn(always, day(on)))).toEqual([
      'exclusive',
      'exclusive',
    ]);
  });

  test.each<[string, DatedAccounting, DatedAccounting, unknown]>([
    ['nothing', from2027, from2027, []],
    ['a change that comes', always, from2027, [{ from: '2027-04-01' }]],
    ['one that is withdrawn', from2027, always, [{ from: '2027-04-01' }]],
    [
      'one that is put off',
      from2027,
      kept('exclusive', ['2028-04-01', 'inclusive']),
      [{ from: '2027-04-01', until: '2028-04-01' }],
    ],
    ['the method of the beginning', always, kept('inclusive'), [{}]],
    [
      'the same before a change that stays',
      from2027,
      kept('inclusive', ['2027-04-01', 'inclusive']),
      [{ until: '2027-04-01' }],
    ],
  ])('differs where %s', (_what, one, other, days) => {
    expect(changedDays(one, other)).toEqual(days);
  });

  test.each<[DatedAccounting, DatedAccounting, readonly string[]]>([
    [from2027, always, []],
    [kept('exclusive', ['2027-04-02', 'inclusive']), always, ['0 validFrom within-year']],
    [kept('exclusive', ['2027-01-01', 'inclusive']), always, ['0 validFrom within-year']],
    // It had begun before the year was moved.
    [kept('exclusive', ['2026-01-01', 'inclusive']), kept('exclusive', ['2026-01-01', 'inclusive']), []],
    // It is coming, and would begin within a year.
    [
      kept('exclusive', ['2027-01-01', 'inclusive']),
      kept('exclusive', ['2027-01-01', 'inclusive']),
      ['0 validFrom year-moved'],
    ],
    [kept('exclusive', ['2027-04-01', 'exclusive']), always, ['0 taxAccounting changes-nothing']],
    [
      kept('exclusive', ['2027-04-01', 'inclusive'], ['2027-04-01', 'exclusive']),
      always,
      ['1 validFrom same-day'],
    ],
  ])('%j after %j has the faults %j', (after, before, faults) => {
    expect(
      faultsOfChanges(after, { before, startMonth: 4, today: day('2026-11-30') }).map(
        ({ at, field, why }) => `${at} ${field} ${why}`,
      ),
    ).toEqual(faults);
  });

  test('asks for whole fiscal years, newest first, a year beyond today and twelve at most', () => {
    const situation = { today: day('2026-11-30'), startMonth: 4 };
    const years = (...[days]: readonly Parameters<typeof monthsTouched>[0][]) =>
      days === undefined ? [] : monthsTouched(days, situation).map((months) => [months[0], months.at(-1)]);
    expect(years({ from: day('2026-04-01') })).toEqual([
      ['2027-04', '2028-03'],
      ['2026-04', '2027-03'],
    ]);
    expect(years({ from: day('2027-04-01'), until: day('2028-04-01') })).toEqual([['2027-04', '2028-03']]);
    // A day within a year touches all of it.
    expect(years({ from: day('2026-06-01'), until: day('2026-09-01') })).toEqual([['2026-04', '2027-03']]);
    expect(years({ from: day('1989-04-01') })).toHaveLength(12);
  });
});
