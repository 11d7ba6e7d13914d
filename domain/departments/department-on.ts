import { isWithin } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { Department } from './department.ts';

/** A department as it is on the day; one that has ended, or has not begun, by the row that is nearest before or after. */
export const departmentOn = (
  departments: readonly Department[],
  departmentId: string,
  on: CalendarDate,
): Department | undefined => {
  const rows = departments.filter(({ id }) => id === departmentId);
  return (
    rows.find((row) => isWithin(row, on)) ?? rows.findLast(({ validFrom }) => validFrom <= on) ?? rows[0]
  );
};
