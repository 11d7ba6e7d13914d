import { calendarDate, addDays } from './calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';

/** 事業年度: first and last day, both included. */
export type FiscalYear = { readonly year: number; readonly from: CalendarDate; readonly to: CalendarDate };

const firstDay = (year: number, startMonth: number): CalendarDate =>
  calendarDate(`${`${year}`.padStart(4, '0')}-${`${startMonth}`.padStart(2, '0')}-01`);

/** The fiscal year that begins in `startMonth` (1 to 12) of `year`, by which it is named. */
export const fiscalYear = (year: number, startMonth: number): FiscalYear => ({
  year,
  from: firstDay(year, startMonth),
  to: addDays(firstDay(year + 1, startMonth), -1),
});

/** The fiscal year that holds a day. */
export const fiscalYearOf = (day: CalendarDate, startMonth: number): FiscalYear => {
  const year = Number(day.slice(0, 4));
  return fiscalYear(Number(day.slice(5, 7)) < startMonth ? year - 1 : year, startMonth);
};
