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

/** True for days that exist: 2026-02-30 is refused (TIM-004). */
export const isCalendarDate = (text: unknown): text is CalendarDate => {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
};

export const isCalendarMonth = (text: unknown): text is CalendarMonth =>
  typeof text === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
