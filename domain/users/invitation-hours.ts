import { jstText } from '#domain/calendar/jst.ts';
import { assert } from '#domain/kernel/assert.ts';
import { isInstant, type Instant } from '#domain/kernel/time.ts';

const hourMillis = 3_600_000;

const fullHour = (at: Instant, later: number): Instant => {
  const hour = new Date((Math.floor(Date.parse(at) / hourMillis) + later) * hourMillis).toISOString();
  assert(isInstant(hour), 'a full hour is an instant');
  return hour;
};

/** The full hour in which invitations are counted. */
export const hourOf = (at: Instant): Instant => fullHour(at, 0);

/** When the next ones may go: `16:00`, in Japan. */
export const nextHourInWords = (at: Instant): string => jstText(fullHour(at, 1)).slice(11, 16);
