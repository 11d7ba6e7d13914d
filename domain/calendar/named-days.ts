import type { CalendarDate, CalendarMonth } from '#domain/kernel/time.ts';
import { daysOfMonth } from './months.ts';

/** A period as it is asked for: by its first and last day, or by a whole month. */
export type NamedDays = {
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly month?: CalendarMonth;
};
export type Days = { readonly from: CalendarDate; readonly to: CalendarDate };

/** Undefined where it is said in neither way, or in both. */
export const daysNamed = ({ from, to, month }: NamedDays): Days | undefined => {
  if (month !== undefined) return from === undefined && to === undefined ? daysOfMonth(month) : undefined;
  return from === undefined || to === undefined ? undefined : { from, to };
};
