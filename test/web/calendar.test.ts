import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, calendarDate, daysBetween } from '#domain/calendar/calendar-date.ts';
import { type CalendarDate, isCalendarDate, isCalendarMonth } from '#domain/kernel/time.ts';
import { dayByKey, firstDay, inMonths, lastDay, type ShownDay, weeksOf } from '#web/calendar/month-days.ts';
import { type Leaning, parseTypedDate } from '#web/calendar/typed-date.ts';

describe('reading a typed date', () => {
  test.each([
    ['2026/5/12', '2026-05-12'],
    ['2026-05-12', '2026-05-12'],
    ['2026.5.12', '2026-05-12'],
    ['20260512', '2026-05-12'],
    ['5/12', '2026-05-12'],
    ['5-12', '2026-05-12'],
    ['0512', '2026-05-12'],
    ['５月１２日', '2026-05-12'],
    ['2026年5月12日', '2026-05-12'],
    ['2026/05/12(火)', '2026-05-12'],
    ['２０２６／０５／１２（火）', '2026-05-12'],
    ['令和8年5月12日', '2026-05-12'],
    ['R8.5.12', '2026-05-12'],
    ['令和元年5月1日', '2019-05-01'],
  ])('understands %s', (typed, date) => {
    expect(parseTypedDate(typed, '2026-06-15', 'past')).toBe(date);
  });

  test.each(['2026-02-30', '13/1', '0', '5/', '11/20(火', '1/2/3/4', 'きのう', '', '2/29'])(
    'refuses 「%s」 (TIM-004)',
    (typed) => {
      expect(parseTypedDate(typed, '2026-06-15', 'past')).toBeUndefined();
    },
  );

  test.each([
    ['12/28', '2027-01-05', 'past', '2026-12-28'],
    ['1/5', '2026-12-28', 'past', '2026-01-05'],
    ['1/5', '2026-12-28', 'near', '2027-01-05'],
    ['12/28', '2027-01-05', 'near', '2026-12-28'],
    ['1/5', '2026-12-28', 'future', '2027-01-05'],
    ['12/28', '2026-12-28', 'future', '2026-12-28'],
    ['2/29', '2028-03-10', 'past', '2028-02-29'],
    ['2/29', '2025-02-10', 'past', '2024-02-29'],
    ['2/29', '2027-03-01', 'past', undefined],
    ['2/29', '2027-06-01', 'future', '2028-02-29'],
  ] as const)('%s, typed on %s of something %s, is %s', (typed, today, leaning, date) => {
    expect(parseTypedDate(typed, today, leaning)).toBe(date);
  });

  const daysOf = (from: string, to: string): readonly CalendarDate[] =>
    Array.from({ length: daysBetween(calendarDate(from), calendarDate(to)) + 1 }, (_day, index) =>
      addDays(calendarDate(from), index),
    );
  /** Every month and day that exists in some year. */
  const monthDays = daysOf('2024-01-01', '2024-12-31').map((day) => day.slice(5));
  const days = daysOf('2022-01-01', '2029-12-31');
  const fits: Readonly<Record<Leaning, (day: string, today: string) => boolean>> = {
    past: (day, today) => day <= today,
    future: (day, today) => day >= today,
    near: () => true,
  };

  test.each(['past', 'near', 'future'] as const)(
    'is the nearest of its kind, of all days of eight years: %s',
    (leaning) => {
      const one = fc.record({ today: fc.constantFrom(...days), monthDay: fc.constantFrom(...monthDays) });
      const isNearest = ({
        today,
        monthDay,
      }: {
        readonly today: CalendarDate;
        readonly monthDay: string;
      }) => {
        const year = Number(today.slice(0, 4));
        const distances = [-2, -1, 0, 1, 2]
          .map((by) => `${year + by}-${monthDay}`)
          .filter(isCalendarDate)
          .filter((day) => fits[leaning](day, today))
          .map((day) => Math.abs(daysBetween(day, today)));
        const read = parseTypedDate(monthDay.replace('-', '/'), today, leaning);
        const nearest = Math.min(...distances);
        if (read === undefined) return monthDay === '02-29' && nearest > 366;
        return (
          read.endsWith(monthDay) &&
          fits[leaning](read, today) &&
          Math.abs(daysBetween(read, today)) === nearest
        );
      };
      fc.assert(fc.property(one, isNearest), { numRuns: 3_000 });
      // The edges of years, and the day that most years lack, are all looked at.
      const edges = days.filter((day) => /-(01-0[1-3]|02-2[89]|03-01|12-(2[89]|3[01]))$/.test(day));
      const hard = monthDays.filter((day) => /^(01-01|02-2[89]|03-01|12-31)$/.test(day));
      expect(edges.flatMap((today) => hard.filter((monthDay) => !isNearest({ today, monthDay })))).toEqual(
        [],
      );
    },
  );

  test('a past day without its year never lies ahead, on every day of eight years', () => {
    const typed = ['1/1', '2/28', '2/29', '3/1', '6/15', '12/31'];
    const ahead = days.flatMap((today) =>
      typed
        .filter((text) => (parseTypedDate(text, today, 'past') ?? '') > today)
        .map((text) => [today, text]),
    );
    expect(ahead).toEqual([]);
  });
});

const month = (text: string) => {
  if (!isCalendarMonth(text)) throw new Error(`no month: ${text}`);
  return text;
};
const dayIn = (weeks: readonly (readonly ShownDay[])[], on: string) =>
  weeks.flat().find((day) => day.on === on);

describe('the month of a calendar', () => {
  test('begins on Sunday and has always six weeks, each day once', () => {
    for (const text of ['2026-02', '2026-11', '2027-05', '2028-02']) {
      const weeks = weeksOf(month(text), []);
      const all = weeks.flat().map(({ on }) => on);
      expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
      expect(all.every((on, index) => index === 0 || daysBetween(all[index - 1] ?? on, on) === 1)).toBe(true);
      expect(new Date(`${all[0]}T00:00:00Z`).getUTCDay()).toBe(0);
      expect(all).toContain(`${text}-01`);
      expect(all).toContain(`${text}-28`);
    }
  });

  test('colours Sundays, Saturdays and 祝日, with their names', () => {
    const weeks = weeksOf(month('2026-11'), []);
    expect(dayIn(weeks, '2026-11-01')).toMatchObject({ look: 'rest', isInMonth: true });
    expect(dayIn(weeks, '2026-11-03')).toMatchObject({ look: 'rest', name: '文化の日' });
    expect(dayIn(weeks, '2026-11-21')).toMatchObject({ look: 'saturday' });
    expect(dayIn(weeks, '2026-11-23')).toMatchObject({ look: 'rest', name: '勤労感謝の日' });
    expect(dayIn(weeks, '2026-11-24')).toMatchObject({ look: 'work', name: undefined });
    expect(dayIn(weeks, '2026-12-05')).toMatchObject({ look: 'saturday', isInMonth: false });
    expect(dayIn(weeksOf(month('2026-05'), []), '2026-05-06')?.name).toBe('振替休日');
  });

  test('follows what the company says of a day, also against the law', () => {
    const weeks = weeksOf(month('2026-11'), [
      { on: '2026-11-24', name: '創立記念日', isClosed: true },
      { on: '2026-11-23', name: '振替出勤', isClosed: false },
      { on: '2026-11-28', name: '棚卸', isClosed: false },
    ]);
    expect(dayIn(weeks, '2026-11-24')).toMatchObject({ look: 'rest', name: '創立記念日' });
    expect(dayIn(weeks, '2026-11-23')).toMatchObject({ look: 'work', name: '勤労感謝の日・振替出勤' });
    expect(dayIn(weeks, '2026-11-28')).toMatchObject({ look: 'work', name: '棚卸' });
  });

  test('says nothing of holidays of years whose law it does not know', () => {
    expect(dayIn(weeksOf(month('2019-05'), []), '2019-05-01')).toMatchObject({
      look: 'work',
      name: undefined,
    });
  });
});

describe('going through a calendar by keys', () => {
  const led = (key: string, from: string, shiftKey = false) =>
    dayByKey({ key, shiftKey }, calendarDate(from));
  test.each([
    ['ArrowLeft', '2026-11-01', '2026-10-31'],
    ['ArrowRight', '2026-11-30', '2026-12-01'],
    ['ArrowUp', '2026-11-03', '2026-10-27'],
    ['ArrowDown', '2026-11-27', '2026-12-04'],
    ['Home', '2026-11-25', '2026-11-22'],
    ['End', '2026-11-25', '2026-11-28'],
    ['PageUp', '2026-03-31', '2026-02-28'],
    ['PageDown', '2028-01-31', '2028-02-29'],
    ['Enter', '2026-11-25', undefined],
    ['a', '2026-11-25', undefined],
  ])('%s leads from %s to %s', (key, from, to) => {
    expect(led(key, from)).toBe(to);
  });

  test('a year with Shift, and no further than the calendar goes', () => {
    expect(led('PageUp', '2028-02-29', true)).toBe('2027-02-28');
    expect(led('ArrowLeft', firstDay)).toBe(firstDay);
    expect(led('PageDown', lastDay)).toBe(lastDay);
    expect(inMonths(calendarDate('2026-12-15'), 1)).toBe('2027-01-15');
  });
});
