import { describe, expect, test } from 'vitest';
import { companyPeriodOf, companyPeriods, yearBefore } from '#web/ui/period.ts';
import { lastDayBefore, periodOf, searchPeriods, timeBefore } from '#web/ui/fiscal-years.ts';

describe('A-8 the period of a list', () => {
  test('is this fiscal year of the company, then seven before, then everything', () => {
    const periods = searchPeriods('2026-11-29', 4);
    expect(periods.map(({ value }) => value)).toEqual([
      '2026',
      '2025',
      '2024',
      '2023',
      '2022',
      '2021',
      '2020',
      '2019',
      'all',
    ]);
    expect(periods[0]).toEqual({
      value: '2026',
      label: '今年度（2026年4月〜2027年3月）',
      name: '2026年度（2026年4月〜2027年3月）',
      isThisYear: true,
      days: { from: '2026-04-01', to: '2027-03-31' },
    });
    expect(periods.at(-1)).not.toHaveProperty('days');
  });

  test.each([
    ['2026-01-31', 2, '2025年度（2025年2月〜2026年1月）'],
    ['2026-02-01', 2, '2026年度（2026年2月〜2027年1月）'],
    ['2026-12-31', 1, '2026年度（2026年1月〜2026年12月）'],
  ])('on %s, with years from month %i, is %s', (today, startMonth, name) => {
    expect(searchPeriods(today, startMonth)[0]).toMatchObject({ name });
  });

  test.each([
    [null, '2026'],
    ['2024', '2024'],
    ['all', 'all'],
    ['1850', '2026'],
    ['<script>', '2026'],
  ])('of the address %j is %s', (text, value) => {
    expect(periodOf(text, searchPeriods('2026-11-29', 4)).value).toBe(value);
  });

  test('ends the time before it on the day before', () => {
    const days = { from: '2026-04-01', to: '2027-03-31' } as const;
    expect(lastDayBefore(days as never)).toBe('2026-03-31');
    expect(timeBefore(days as never)).toBe('2026年3月以前');
  });
});

describe('the period of the company’s claims', () => {
  test.each([
    ['2026-11-29', 4, '2025-11-29', '2025年度'],
    // On the first day of a year all that waits since the last one is still there.
    ['2027-04-01', 4, '2026-04-01', '2025年度'],
    ['2028-02-29', 1, '2027-03-01', '2027年度'],
  ])(
    'on %s, with years from month %i, begins on %s; before it comes %s',
    (today, startMonth, from, before) => {
      const groups = companyPeriods(today, startMonth);
      const period = companyPeriodOf(null, groups);
      expect([period.from, period.to]).toEqual([from, today]);
      expect(yearBefore(period, groups)?.name).toContain(before);
    },
  );

  test.each([
    ['2026', '2025'],
    ['2026-05', '2026'],
    ['2019', undefined],
  ])('before that of the address %s comes %s', (text, before) => {
    const groups = companyPeriods('2026-11-29', 4);
    expect(yearBefore(companyPeriodOf(text, groups), groups)?.value).toBe(before);
  });
});
