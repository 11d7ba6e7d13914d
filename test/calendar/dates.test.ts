import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isWithin, monthOf, weekdayOf } from '#domain/calendar/calendar-date.ts';
import { jstDateOf, jstText } from '#domain/calendar/jst.ts';
import { parseDate } from '#domain/calendar/parse-date.ts';
import { isInstant } from '#domain/kernel/time.ts';
import { day, known } from '#test/builders/claims.ts';

describe('telling the day in Japan', () => {
  test.each([
    ['2026-11-21T14:59:59.999Z', '2026-11-21', '2026-11-21T23:59:59+09:00'],
    ['2026-11-21T15:00:00.000Z', '2026-11-22', '2026-11-22T00:00:00+09:00'],
    ['2026-12-31T15:00:00.000Z', '2027-01-01', '2027-01-01T00:00:00+09:00'],
    ['2026-05-12T01:00:00.000Z', '2026-05-12', '2026-05-12T10:00:00+09:00'],
  ])('%s is %s (TIM-002)', (at, date, text) => {
    const instant = known(isInstant, at);
    expect(jstDateOf(instant)).toBe(date);
    expect(jstText(instant)).toBe(text);
  });

  test('agrees with the platform on any instant', () => {
    const platform = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short' });
    const instants = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (date) => {
        expect(jstDateOf(known(isInstant, date.toISOString()))).toBe(platform.format(date));
      }),
    );
  });
});

describe('counting days', () => {
  test('crosses months and leap days', () => {
    expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29');
    expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(day('2026-03-01'), -1)).toBe('2026-02-28');
    expect(monthOf(day('2026-05-12'))).toBe('2026-05');
    expect(weekdayOf(day('2026-11-22'))).toBe(0);
  });

  test('counts both ends of a period', () => {
    const period = { validFrom: day('2026-10-01'), validTo: day('2028-09-30') };
    expect(
      ['2026-09-30', '2026-10-01', '2028-09-30', '2028-10-01'].map((on) => isWithin(period, day(on))),
    ).toEqual([false, true, true, false]);
    expect(isWithin({ validFrom: day('2026-10-01') }, day('2099-12-31'))).toBe(true);
  });
});

describe('reading a typed date', () => {
  test.each([
    ['2026/11/20', '2026-11-20'],
    ['2026-11-20', '2026-11-20'],
    ['20261120', '2026-11-20'],
    ['２０２６／１１／２０', '2026-11-20'],
    ['2026/1/5', '2026-01-05'],
    ['2026.11.5', '2026-11-05'],
    ['2026/4/1 0:00:00', '2026-04-01'],
    ['2026-04-01 00:00', '2026-04-01'],
    ['2026-04-01T00:00:00.000', '2026-04-01'],
    ['2026年11月20日', '2026-11-20'],
    ['令和8年11月20日', '2026-11-20'],
    ['令和元年5月1日', '2019-05-01'],
    ['R8.11.20', '2026-11-20'],
    ['r08/11/20', '2026-11-20'],
    ['平成31年4月30日', '2019-04-30'],
    ['昭和64年1月7日', '1989-01-07'],
    ['2028-02-29', '2028-02-29'],
  ])('accepts %s (TIM-004)', (typed, date) => {
    expect(parseDate(typed)).toBe(date);
  });

  test.each([
    '2026-02-30',
    '2026/13/01',
    '2026/4/1 12:30:00',
    '2026.11',
    '2026-11/20',
    '20260230',
    '26/11/20',
    '令和8年2月29日',
    'あした',
    '',
  ])('refuses %s (TIM-004)', (typed) => {
    expect(parseDate(typed)).toBeUndefined();
  });
});
