import { assert } from '#domain/kernel/assert.ts';
import { isCalendarMonth, type CalendarDate, type CalendarMonth } from '#domain/kernel/time.ts';
import { addDays, calendarDate, monthOf } from './calendar-date.ts';

export const nextMonth = (month: CalendarMonth): CalendarMonth => {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const next = number === 12 ? `${year + 1}-01` : `${month.slice(0, 5)}${`${number + 1}`.padStart(2, '0')}`;
  assert(isCalendarMonth(next), `a month follows: ${month}`);
  return next;
};

/** Every month that has a day of the period, the first one first. */
export const monthsOfPeriod = ({
  from,
  to,
}: {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}): readonly CalendarMonth[] => {
  const months: CalendarMonth[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = nextMonth(month)) months.push(month);
  return months;
};

/** First and last day of a month, both included. */
export const daysOfMonth = (
  month: CalendarMonth,
): { readonly from: CalendarDate; readonly to: CalendarDate } => ({
  from: calendarDate(`${month}-01`),
  to: addDays(calendarDate(`${nextMonth(month)}-01`), -1),
});
