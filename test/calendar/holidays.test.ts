import { between } from '@holiday-jp/holiday_jp';
import { describe, expect, test } from 'vitest';
import { cycleEnd } from '#domain/calendar/business-cycle.ts';
import { addBusinessDays, calendars, isBusinessDay } from '#domain/calendar/business-days.ts';
import { holidaysOf } from '#domain/calendar/holidays.ts';
import { day } from '#test/builders/claims.ts';

const years = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('knowing the holidays of a year', () => {
  test.each(years(2022, 2050))('agrees with another calendar in %d', (year) => {
    const theirs = between(new Date(Date.UTC(year, 0, 1)), new Date(Date.UTC(year, 11, 31)));
    expect([...holidaysOf(year).keys()]).toEqual(
      theirs.map(({ date }) => new Date(date).toISOString().slice(0, 10)),
    );
  });

  test.each([
    [2024, 21],
    [2025, 19],
    [2026, 18],
    [2027, 17],
    [2028, 16],
    [2029, 19],
    [2030, 19],
  ])('counts those of %d as %d', (year, count) => {
    expect(holidaysOf(year).size).toBe(count);
  });

  test.each([
    ['2026-05-06', '振替休日'],
    ['2026-09-22', '国民の休日'],
    ['2032-09-21', '国民の休日'],
    ['2027-03-22', '振替休日'],
    ['2029-09-24', '振替休日'],
    ['2026-07-20', '海の日'],
  ])('names %s %s', (date, name) => {
    expect(holidaysOf(Number(date.slice(0, 4))).get(day(date))).toBe(name);
  });

  test('follows a special law', () => {
    const changes = [
      { on: day('2026-06-01'), name: '特別な日', isHoliday: true },
      { on: day('2026-08-11'), name: '山の日', isHoliday: false },
      { on: day('2027-06-01'), name: '翌年', isHoliday: true },
    ];
    const holidays = holidaysOf(2026, changes);
    expect(holidays.get(day('2026-06-01'))).toBe('特別な日');
    expect(holidays.has(day('2026-08-11'))).toBe(false);
    expect(holidays.size).toBe(18);
  });
});

describe('counting business days', () => {
  test.each([
    ['2026-04-21', '2026-05-01', '2026-06-20', '2026-06-30'],
    ['2026-08-31', '2026-09-09', '2026-10-30', '2026-11-11'],
    ['2026-09-18', '2026-10-02', '2026-11-17', '2026-11-27'],
    ['2026-11-20', '2026-12-02', '2027-01-19', '2027-01-28'],
    ['2026-12-25', '2027-01-06', '2027-02-24', '2027-03-05'],
    ['2026-12-30', '2027-01-12', '2027-02-28', '2027-03-09'],
    ['2027-04-28', '2027-05-13', '2027-06-27', '2027-07-06'],
  ])('%s + 7 is %s; its cycle ends %s, + 7 is %s (CAL-002)', (from, seven, cycle, both) => {
    const { public: open } = calendars;
    expect(addBusinessDays(day(from), 7, open)).toBe(seven);
    expect(cycleEnd(day(from), 2)).toBe(cycle);
    expect(addBusinessDays(cycleEnd(day(from), 2), 7, open)).toBe(both);
  });

  test.each([
    ['2026-12-25', 7, '2027-01-07'],
    ['2026-12-30', 7, '2027-01-13'],
    ['2026-12-28', 3, '2027-01-04'],
  ])('closes banks at the turn of the year: %s + %d is %s (CAL-001)', (from, count, end) => {
    expect(addBusinessDays(day(from), count, calendars.bank)).toBe(end);
  });

  test.each([
    ['2026-09-18', '2026-09-28'],
    ['2026-11-20', '2026-11-26'],
    ['2026-12-28', '2026-12-31'],
  ])('%s + 3 is %s', (from, end) => {
    expect(addBusinessDays(day(from), 3, calendars.public)).toBe(end);
  });

  test('keeps offices of the state closed from 12-29, and a company on its own days', () => {
    expect(isBusinessDay(day('2026-12-29'), calendars.government)).toBe(false);
    expect(isBusinessDay(day('2026-12-29'), calendars.bank)).toBe(true);
    const own = { ...calendars.public, closedOn: [day('2026-08-13')] };
    expect(isBusinessDay(day('2026-08-13'), own)).toBe(false);
    expect(isBusinessDay(day('2026-08-13'), calendars.public)).toBe(true);
  });
});
