import { addDays, calendarDate, monthOf } from '#domain/calendar/calendar-date.ts';
import { calendars, isBusinessDay } from '#domain/calendar/business-days.ts';
import { assert } from '#domain/kernel/assert.ts';
import { isCalendarMonth, type CalendarDate, type CalendarMonth } from '#domain/kernel/time.ts';
import type { Closing, Company } from '#domain/tenants/masters.ts';

/** 法人税法74条1項, 消費税法45条1項: returns are due within two months after the fiscal year. */
export const shippedClosing: Closing = { filingMonths: 2 };

const addMonths = (month: CalendarMonth, count: number): CalendarMonth => {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  const text = `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`;
  assert(isCalendarMonth(text), `a month after ${month}`);
  return text;
};

const firstDayOf = (month: CalendarMonth): CalendarDate => calendarDate(`${month}-01`);

/** The last day of the month, or the next open day of the tax office (国税通則法10条2項, 同施行令2条2項). */
const deadlineIn = (month: CalendarMonth): CalendarDate => {
  let day = addDays(firstDayOf(addMonths(month, 1)), -1);
  while (!isBusinessDay(day, calendars.government)) day = addDays(day, 1);
  return day;
};

/** The last month of the latest fiscal year whose return was due before `today`. */
const lastFiledMonth = (
  fiscalYearStartMonth: number,
  { filingMonths }: Closing,
  today: CalendarDate,
): CalendarMonth => {
  const year = Number(today.slice(0, 4));
  const start = `${year}-${String(fiscalYearStartMonth).padStart(2, '0')}`;
  assert(isCalendarMonth(start), 'a fiscal year starts in a month');
  let last = addMonths(start, -1);
  while (deadlineIn(addMonths(last, filingMonths)) >= today) last = addMonths(last, -12);
  return last;
};

/**
 * 締め: entries of months up to this one are posted later. What the company closed itself, and never less than the
 * fiscal years whose returns are due: a filed year must not change without a word (docs/decisions/0085).
 */
export const closedThroughOn = (
  { fiscalYearStartMonth, closing = shippedClosing }: Pick<Company, 'fiscalYearStartMonth' | 'closing'>,
  today: CalendarDate,
): CalendarMonth => {
  const filed = lastFiledMonth(fiscalYearStartMonth, closing, today);
  const { closedThrough } = closing;
  return closedThrough !== undefined && closedThrough > filed ? closedThrough : filed;
};

/** EXP-051: the expense date; of a closed month the first day of the next open one. */
export const postingDateOf = (spentOn: CalendarDate, closedThrough: CalendarMonth): CalendarDate =>
  monthOf(spentOn) <= closedThrough ? firstDayOf(addMonths(closedThrough, 1)) : spentOn;
