import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import { calendarDate } from './calendar-date.ts';

/** Japan has been 9 hours ahead of UTC since 1952, without summer time. */
const aheadMilliseconds = 9 * 60 * 60 * 1000;

const wallClock = (at: Instant): string => new Date(Date.parse(at) + aheadMilliseconds).toISOString();

/** The day on the Japanese calendar: 2026-11-21T15:00:00Z is 2026-11-22 (TIM-002). */
export const jstDateOf = (at: Instant): CalendarDate => calendarDate(wallClock(at).slice(0, 10));

/** The first millisecond of a day in Japan. */
export const jstMidnightMillis = (day: CalendarDate): number =>
  Date.parse(`${day}T00:00:00.000Z`) - aheadMilliseconds;

/** `2026-05-12T10:00:00+09:00`, to the second. */
export const jstText = (at: Instant): string => `${wallClock(at).slice(0, 19)}+09:00`;
