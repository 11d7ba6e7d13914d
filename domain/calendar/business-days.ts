import { assert } from '#domain/kernel/assert.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { addDays, weekdayOf } from './calendar-date.ts';
import { holidaysOf, type HolidayChange } from './holidays.ts';

/** What is closed besides Saturdays, Sundays and holidays. */
export type BusinessCalendar = {
  /** `12-31`: closed every year. */
  readonly closedEachYear: readonly string[];
  /** The company's own closing days. */
  readonly closedOn: readonly CalendarDate[];
  readonly holidayChanges: readonly HolidayChange[];
};

/** The calendars of CAL-001. The year-end days of `bank` (銀行法施行令5条) and `government` are unverified rows. */
export const calendars = {
  public: { closedEachYear: [], closedOn: [], holidayChanges: [] },
  bank: { closedEachYear: ['12-31', '01-02', '01-03'], closedOn: [], holidayChanges: [] },
  government: {
    closedEachYear: ['12-29', '12-30', '12-31', '01-02', '01-03'],
    closedOn: [],
    holidayChanges: [],
  },
} as const satisfies Record<string, BusinessCalendar>;

export const isBusinessDay = (date: CalendarDate, calendar: BusinessCalendar): boolean =>
  weekdayOf(date) !== 0 &&
  weekdayOf(date) !== 6 &&
  !calendar.closedEachYear.includes(date.slice(5)) &&
  !calendar.closedOn.includes(date) &&
  !holidaysOf(Number(date.slice(0, 4)), calendar.holidayChanges).has(date);

/** The nth open day after `start`, which itself is never counted (CAL-002). */
export const addBusinessDays = (
  start: CalendarDate,
  count: number,
  calendar: BusinessCalendar,
): CalendarDate => {
  assert(Number.isSafeInteger(count) && count >= 0, 'days are counted forwards');
  let date = start;
  for (let left = count; left > 0;) {
    date = addDays(date, 1);
    if (isBusinessDay(date, calendar)) left -= 1;
  }
  return date;
};
