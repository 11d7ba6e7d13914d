import { addDays, addMonths, firstDayOf, monthOf, weekdayOf } from '#domain/calendar/calendar-date.ts';
import { holidaysOf, yearsOfLaw } from '#domain/calendar/holidays.ts';
import { daysOfMonth } from '#domain/calendar/months.ts';
import { type CalendarDate, type CalendarMonth, isCalendarDate } from '#domain/kernel/time.ts';

/** What the company says of a day: that it rests although others work, or the other way round. */
export type CompanyDay = { readonly on: string; readonly name: string; readonly isClosed: boolean };

export type ShownDay = {
  readonly on: CalendarDate;
  readonly isInMonth: boolean;
  /** Red, blue or plain. */
  readonly look: 'rest' | 'saturday' | 'work';
  /** 祝日 or what the company says of the day. */
  readonly name: string | undefined;
};

/** Days that can be reached; the masters have the same bounds. */
export const firstDay = '2000-01-01';
export const lastDay = '2099-12-31';
export const isReachable = (day: string): day is CalendarDate =>
  isCalendarDate(day) && day >= firstDay && day <= lastDay;

const holidayName = (on: CalendarDate): string | undefined => {
  const year = Number(on.slice(0, 4));
  return year < yearsOfLaw.from || year > yearsOfLaw.to ? undefined : holidaysOf(year).get(on);
};

const lookOf = (
  on: CalendarDate,
  holiday: string | undefined,
  own: CompanyDay | undefined,
): ShownDay['look'] => {
  if (own !== undefined) return own.isClosed ? 'rest' : 'work';
  if (holiday !== undefined || weekdayOf(on) === 0) return 'rest';
  return weekdayOf(on) === 6 ? 'saturday' : 'work';
};

const weeksShown = 6;

/** Six weeks from the Sunday before the month, so that the calendar never changes its height. */
export const weeksOf = (
  month: CalendarMonth,
  companyDays: readonly CompanyDay[],
): readonly (readonly ShownDay[])[] => {
  const first = firstDayOf(month);
  const sunday = addDays(first, -weekdayOf(first));
  const own = new Map(companyDays.map((day) => [day.on, day]));
  return Array.from({ length: weeksShown }, (_week, week) =>
    Array.from({ length: 7 }, (_day, weekday) => {
      const on = addDays(sunday, week * 7 + weekday);
      const holiday = holidayName(on);
      const said = own.get(on);
      const names = [holiday, said?.name].filter((name) => name !== undefined && name !== '');
      return {
        on,
        isInMonth: monthOf(on) === month,
        look: lookOf(on, holiday, said),
        name: names.length === 0 ? undefined : names.join('・'),
      };
    }),
  );
};

/** The same day of another month, or its last one: 3/31 → 2/28. */
export const inMonths = (day: CalendarDate, months: number): CalendarDate => {
  const { from, to } = daysOfMonth(addMonths(monthOf(day), months));
  const same = `${from.slice(0, 8)}${day.slice(8)}`;
  return isCalendarDate(same) ? same : to;
};

type Pressed = { readonly key: string; readonly shiftKey: boolean };

const ledTo = ({ key, shiftKey }: Pressed, from: CalendarDate): CalendarDate | undefined => {
  switch (key) {
    case 'ArrowLeft':
      return addDays(from, -1);
    case 'ArrowRight':
      return addDays(from, 1);
    case 'ArrowUp':
      return addDays(from, -7);
    case 'ArrowDown':
      return addDays(from, 7);
    case 'Home':
      return addDays(from, -weekdayOf(from));
    case 'End':
      return addDays(from, 6 - weekdayOf(from));
    case 'PageUp':
      return inMonths(from, shiftKey ? -12 : -1);
    case 'PageDown':
      return inMonths(from, shiftKey ? 12 : 1);
    default:
      return undefined;
  }
};

/** Where a key leads from a day; undefined for a key that leads nowhere, the day itself at an end of the calendar. */
export const dayByKey = (pressed: Pressed, from: CalendarDate): CalendarDate | undefined => {
  const to = ledTo(pressed, from);
  return to === undefined || isReachable(to) ? to : from;
};
