import { calendarDate } from '#domain/calendar/calendar-date.ts';
import {
  isCalendarDate,
  isCalendarMonth,
  type CalendarDate,
  type CalendarMonth,
} from '#domain/kernel/time.ts';

/** Years that people may name: the days, months and fiscal years around each are known too, and texts compare as days do. */
const [firstYear, lastYear] = [1900, 9998];

export const firstUsableDay = calendarDate(`${firstYear}-01-01`);

const isUsableYear = (text: string): boolean => {
  const year = Number(text.slice(0, 4));
  return firstYear <= year && year <= lastYear;
};

export const isUsableDay = (text: unknown): text is CalendarDate =>
  isCalendarDate(text) && isUsableYear(text);
export const isUsableMonth = (text: unknown): text is CalendarMonth =>
  isCalendarMonth(text) && isUsableYear(text);

const year = '(?:19[0-9]{2}|[2-8][0-9]{3}|9[0-8][0-9]{2}|99[0-8][0-9]|999[0-8])';
const month = '(?:0[1-9]|1[0-2])';
/** The same for the contract, which leaves lengths of months to the reader. */
export const usableMonthPattern = new RegExp(`^${year}-${month}$`);
export const usableDayPattern = new RegExp(`^${year}-${month}-(?:0[1-9]|[12][0-9]|3[01])$`);

export const outsideOfYears = `${firstYear}年から${lastYear}年までの日付にしてください`;
