import { assert } from '#domain/kernel/assert.ts';
import {
  isCalendarDate,
  isCalendarMonth,
  type CalendarDate,
  type CalendarMonth,
  type Period,
} from '#domain/kernel/time.ts';

/** For dates that code or data of ours wrote; what people typed goes through `parseDate`. */
export const calendarDate = (text: string): CalendarDate => {
  assert(isCalendarDate(text), `a day that exists, as YYYY-MM-DD: ${text}`);
  return text;
};

const midnightOf = (date: CalendarDate): Date => new Date(`${date}T00:00:00Z`);

export const addDays = (date: CalendarDate, days: number): CalendarDate => {
  const midnight = midnightOf(date);
  midnight.setUTCDate(midnight.getUTCDate() + days);
  return calendarDate(midnight.toISOString().slice(0, 10));
};

/** From one day to another; 0 for the same day, negative when `to` lies before `from`. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  (midnightOf(to).getTime() - midnightOf(from).getTime()) / 86_400_000;

/** 0 is Sunday, 6 is Saturday. */
export const weekdayOf = (date: CalendarDate): number => midnightOf(date).getUTCDay();

export const monthOf = (date: CalendarDate): CalendarMonth => {
  const month = date.slice(0, 7);
  assert(isCalendarMonth(month), `a date holds its month: ${date}`);
  return month;
};

export const isWithin = ({ validFrom, validTo }: Period, on: CalendarDate): boolean =>
  validFrom <= on && (validTo === undefined || on <= validTo);

export const addMonths = (month: CalendarMonth, count: number): CalendarMonth => {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  const text = `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`;
  assert(isCalendarMonth(text), `a month after ${month}`);
  return text;
};

export const firstDayOf = (month: CalendarMonth): CalendarDate => calendarDate(`${month}-01`);
