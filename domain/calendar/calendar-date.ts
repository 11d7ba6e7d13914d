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
