import { isWithin } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { Department } from './department.ts';

/**
 * Departments and all below them. A department that has ended stands where it stood last, so that what was filed under
 * it is still found with those above it.
 */
export const departmentsBelow = (
  departments: readonly Department[],
  tops: readonly string[],
  on: CalendarDate,
): ReadonlySet<string> => {
  const shown = new Map<string, Department>();
  for (const row of departments) {
    const known = shown.get(row.id);
    if (known === undefined || isWithin(row, on) || (!isWithin(known, on) && row.validFrom <= on))
      shown.set(row.id, row);
  }
  const below = Map.groupBy(shown.values(), ({ parentId }) => parentId);
  const found = new Set(tops);
  // What is added while it is walked through is walked through too.
  for (const id of found) for (const child of below.get(id) ?? []) found.add(child.id);
  return found;
};
