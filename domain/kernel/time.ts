declare const kind: unique symbol;
/** A moment in UTC, `2026-05-01T03:00:00.000Z`. Fields of this type end in `At`. */
export type Instant = string & { readonly [kind]: 'instant' };
/** A day on the Japanese calendar, `2026-05-01`. Fields of this type end in `On`. */
export type CalendarDate = string & { readonly [kind]: 'calendar-date' };
/** A month on the Japanese calendar, `2026-05`. */
export type CalendarMonth = string & { readonly [kind]: 'calendar-month' };

export const isInstant = (text: unknown): text is Instant =>
  typeof text === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) &&
  !Number.isNaN(Date.parse(text));

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysIn = (year: number, month: number): number => {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

/** True for days that exist: 2026-02-30 is refused (TIM-004). By sums, since a Date made for it costs ten times more. */
export const isCalendarDate = (text: unknown): text is CalendarDate => {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
};

export const isCalendarMonth = (text: unknown): text is CalendarMonth =>
  typeof text === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** Valid from its first day to its last, both included; an open end has no `validTo`. */
export type Period = { readonly validFrom: CalendarDate; readonly validTo?: CalendarDate };
