import { addDays } from '#domain/calendar/calendar-date.ts';
import { calendars, isBusinessDay } from '#domain/calendar/business-days.ts';
import { jstDateOf, jstMidnightMillis } from '#domain/calendar/jst.ts';
import type { CompanyHoliday } from '#domain/holidays/holiday.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';

const hourMillis = 3_600_000;

/** What comes later stands in the next digest: a worker that is still writing down a line has ended by then. */
const marginMillis = 5 * 60_000;

/** A digest that could not be sent for so long is given up. */
const daysUntilGivenUp = 45;

/** A company that says that it never works is told all the same. */
const mostDays = 40;

/** 営業日: by the company's own holidays, else by the calendar of Japan. */
export const worksOn = (day: CalendarDate, holidays: readonly CompanyHoliday[]): boolean => {
  const own = holidays.find(({ id }) => id === day);
  return own === undefined ? isBusinessDay(day, calendars.public) : own.kind === 'open';
};

/** When a notice of this moment is told together with others, in milliseconds: the hour of the next day of work. */
export const nextDigest = (
  now: Instant,
  { hour, holidays }: { readonly hour: number; readonly holidays: readonly CompanyHoliday[] },
): number => {
  const millisOn = (day: CalendarDate) => jstMidnightMillis(day) + hour * hourMillis;
  const earliest = Date.parse(now) + marginMillis;
  const today = jstDateOf(now);
  const first = millisOn(today) >= earliest ? today : addDays(today, 1);
  for (let day = first, left = mostDays; left > 0; day = addDays(day, 1), left -= 1)
    if (worksOn(day, holidays)) return millisOn(day);
  return millisOn(first);
};

/**
 * Whether a digest that is due may go now: the person's hour of a day on which the company works has come, also where he
 * or the company has changed that since. What missed its evening goes when it can. What has waited for too long goes
 * anyway.
 */
export const isDigestTime = (
  now: Instant,
  due: Instant,
  { hour, holidays }: { readonly hour: number; readonly holidays: readonly CompanyHoliday[] },
): boolean => {
  if (Date.parse(now) - Date.parse(due) > mostDays * 24 * hourMillis) return true;
  const hasCome = (day: CalendarDate) =>
    worksOn(day, holidays) && Date.parse(now) >= jstMidnightMillis(day) + hour * hourMillis;
  return hasCome(jstDateOf(due)) || hasCome(jstDateOf(now));
};

/** Whether it fails for good, as it seems: nobody waits for it any more, and nobody queues it again. */
export const isGivenUp = (now: Instant, due: Instant): boolean =>
  Date.parse(now) - Date.parse(due) > daysUntilGivenUp * 24 * hourMillis;
