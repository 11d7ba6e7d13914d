import { assert } from '#domain/kernel/assert.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { addDays, calendarDate } from './calendar-date.ts';

/**
 * Last day of a business cycle of whole months: received on 4/21 with 2 months ends on 6/20, as in the tax
 * agency's example. Where the target month lacks the day, its last day is taken (unverified).
 */
export const cycleEnd = (receivedOn: CalendarDate, months: number): CalendarDate => {
  const [year, month, day] = receivedOn.split('-').map(Number);
  assert(year !== undefined && month !== undefined && day !== undefined, 'a date has three parts');
  const lastDay = new Date(Date.UTC(year, month + months, 0));
  if (day > lastDay.getUTCDate()) return calendarDate(lastDay.toISOString().slice(0, 10));
  return addDays(
    calendarDate(new Date(Date.UTC(year, month - 1 + months, day)).toISOString().slice(0, 10)),
    -1,
  );
};
