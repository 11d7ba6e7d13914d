import { addDays } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate, Period } from '#domain/kernel/time.ts';

/** So many days ahead an end is told. */
export const daysAhead = 30;

type Dated = Period & { readonly key: string; readonly name: string };

/** Something that ends soon, with nothing that follows it. */
export type ComingEnd = { readonly name: string; readonly on: CalendarDate };

/** Of rows with days those that end within the next days, and that no other row of the same key goes on with. */
export const comingEnds = (rows: readonly Dated[], today: CalendarDate): readonly ComingEnd[] => {
  const last = addDays(today, daysAhead);
  return rows.flatMap(({ key, name, validFrom, validTo }): readonly ComingEnd[] => {
    if (validTo === undefined || validTo < today || validTo > last || validFrom > today) return [];
    const goesOn = rows.some(
      (other) =>
        other.key === key &&
        other.validFrom <= addDays(validTo, 1) &&
        (other.validTo === undefined || other.validTo > validTo),
    );
    return goesOn ? [] : [{ name, on: validTo }];
  });
};
