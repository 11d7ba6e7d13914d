import { daysBetween } from '#domain/calendar/calendar-date.ts';
import { parseDate } from '#domain/calendar/parse-date.ts';
import { type CalendarDate, isCalendarDate } from '#domain/kernel/time.ts';

/**
 * In which year a day lies that was typed without one: `past` for what was paid, `future` for the end of what has begun,
 * `near` for whichever is closer.
 */
export type Leaning = 'past' | 'near' | 'future';

/** A year with its 29th of February. Further away nobody leaves the year out. */
const furthestDays = 366;

const padded = (digits: string): string => digits.padStart(2, '0');

const nearest = (monthDay: string, today: CalendarDate, leaning: Leaning): CalendarDate | undefined => {
  const year = Number(today.slice(0, 4));
  return [year - 1, year, year + 1]
    .map((each) => `${each}-${monthDay}`)
    .filter(isCalendarDate)
    .map((day) => ({ day, ahead: daysBetween(today, day) }))
    .filter(({ ahead }) => (leaning === 'past' ? ahead <= 0 : leaning === 'near' || ahead >= 0))
    .map(({ day, ahead }) => ({ day, distance: Math.abs(ahead) }))
    .filter(({ distance }) => distance <= furthestDays)
    .toSorted((one, other) => one.distance - other.distance)[0]?.day;
};

/**
 * A typed day: `2026/5/12`, `20260512`, `令和8年5月12日`, `R8.5.12`, and without its year `5/12`, `0512`, `５月１２日`.
 * Undefined where there is no such day (TIM-004), also for 2/29 where none is near.
 */
export const parseTypedDate = (
  typed: string,
  today: string,
  leaning: Leaning = 'near',
): CalendarDate | undefined => {
  // As it stands in the field it has its weekday behind it.
  const text = typed.normalize('NFKC').replaceAll(/\s|\([日月火水木金土]\)$/g, '');
  const whole = parseDate(text) ?? parseDate(text.replaceAll('.', '/'));
  if (whole !== undefined || !isCalendarDate(today)) return whole;
  const [, month, day] = /^(\d{1,2})[/\-.月](\d{1,2})日?$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text) ?? [];
  if (month === undefined || day === undefined) return undefined;
  return nearest(`${padded(month)}-${padded(day)}`, today, leaning);
};
