import { addDays, addMonths, firstDayOf, monthOf } from '#domain/calendar/calendar-date.ts';
import { calendars, isBusinessDay } from '#domain/calendar/business-days.ts';
import { usualFilingMonths } from '#domain/tenants/filing-months.ts';
import { assert } from '#domain/kernel/assert.ts';
import { isCalendarMonth, type CalendarDate, type CalendarMonth } from '#domain/kernel/time.ts';
import type { Closing, Company } from '#domain/tenants/masters.ts';

export const shippedClosing: Closing = { filingMonths: usualFilingMonths };

/** The last day of the month, or the next open day of the tax office (国税通則法10条2項, 同施行令2条2項). */
const deadlineIn = (month: CalendarMonth): CalendarDate => {
  let day = addDays(firstDayOf(addMonths(month, 1)), -1);
  while (!isBusinessDay(day, calendars.government)) day = addDays(day, 1);
  return day;
};

type Closable = Pick<Company, 'fiscalYearStartMonth' | 'closing'>;

const filedThrough = (startMonth: number, filingMonths: number, today: CalendarDate): CalendarMonth => {
  const year = Number(today.slice(0, 4));
  const start = `${year}-${String(startMonth).padStart(2, '0')}`;
  assert(isCalendarMonth(start), 'a fiscal year starts in a month');
  let last = addMonths(start, -1);
  while (deadlineIn(addMonths(last, filingMonths)) >= today) last = addMonths(last, -12);
  return last;
};

/** Of the company and day that were asked of last: each line of a claim asks the same. */
let lastFiled: { readonly asked: string; readonly month: CalendarMonth } | undefined;

/** The last month of the latest fiscal year whose return was due before `today`: closed by the law (docs/decisions/0085). */
export const filedThroughOn = (
  { fiscalYearStartMonth, closing: { filingMonths } = shippedClosing }: Closable,
  today: CalendarDate,
): CalendarMonth => {
  const asked = `${fiscalYearStartMonth}|${filingMonths}|${today}`;
  if (lastFiled?.asked !== asked) {
    lastFiled = { asked, month: filedThrough(fiscalYearStartMonth, filingMonths, today) };
  }
  return lastFiled.month;
};

/**
 * 締め: entries of months up to this one are posted later. What the company closed itself, and never less than the
 * fiscal years whose returns are due: a filed year must not change without a word.
 */
export const closedThroughOn = (company: Closable, today: CalendarDate): CalendarMonth => {
  const filed = filedThroughOn(company, today);
  const { closedThrough = filed } = company.closing ?? shippedClosing;
  return closedThrough > filed ? closedThrough : filed;
};

/** EXP-051: the expense date; of a closed month the first day of the next open one. */
export const postingDateOf = (spentOn: CalendarDate, closedThrough: CalendarMonth): CalendarDate =>
  monthOf(spentOn) <= closedThrough ? firstDayOf(addMonths(closedThrough, 1)) : spentOn;

/** The day on which what is of a day would be posted today (EXP-051). */
export const postedTodayOn = (
  day: CalendarDate,
  { company, today }: { readonly company: Closable; readonly today: CalendarDate },
): CalendarDate => postingDateOf(day, closedThroughOn(company, today));
