import { addDays, daysBetween } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { DatedTrip } from './trip-days.ts';

/** Nights that one receipt pays, with the day on it: that of arrival, of departure, or one between. */
export type Stay = { readonly lineId: string; readonly spentOn: CalendarDate; readonly nights: number };
type Window = Stay & { readonly earliest: CalendarDate; readonly latest: CalendarDate };
type Placed = Stay & { readonly from: CalendarDate; readonly to: CalendarDate };

const later = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other);
const sooner = (one: CalendarDate, other: CalendarDate): CalendarDate => (one < other ? one : other);

/** The days on which the stay can have begun. What was paid ahead may be any nights of the trip. */
const windowOf = (stay: Stay, trip: DatedTrip | undefined): Window => {
  const { spentOn, nights } = stay;
  if (trip === undefined) return { ...stay, earliest: addDays(spentOn, -nights), latest: spentOn };
  const isPaidAhead = daysBetween(spentOn, trip.startOn) > 1;
  const first = isPaidAhead ? trip.startOn : sooner(trip.startOn, spentOn);
  const last = addDays(later(trip.endOn, spentOn), -nights);
  return {
    ...stay,
    earliest: isPaidAhead ? first : later(first, addDays(spentOn, -nights)),
    latest: isPaidAhead ? last : sooner(last, spentOn),
  };
};

const inTheWay = (placed: readonly Placed[], from: CalendarDate, nights: number): Placed | undefined =>
  placed.find((other) => from < other.to && other.from < addDays(from, nights));

const place = (
  placed: readonly Placed[],
  { earliest, latest, ...stay }: Window,
): Placed | Placed['lineId'] => {
  let blocked = '';
  for (let from = earliest; from <= latest; from = addDays(from, 1)) {
    const other = inTheWay(placed, from, stay.nights);
    if (other === undefined) return { ...stay, from, to: addDays(from, stay.nights) };
    blocked = other.lineId;
  }
  return blocked;
};

/**
 * The stays that find no nights of their own beside the others: line id → the line that has them. Each is put on the
 * first nights that are free, those with the least choice first, so that a receipt dated on arrival and one dated on
 * departure do not meet.
 */
export const nightsTwice = (
  stays: readonly Stay[],
  trip: DatedTrip | undefined,
): ReadonlyMap<string, string> => {
  const windows = stays
    .map((stay) => windowOf(stay, trip))
    .toSorted(
      (one, other) => daysBetween(other.latest, one.latest) || daysBetween(other.earliest, one.earliest),
    );
  const placed: Placed[] = [];
  const twice = new Map<string, string>();
  for (const window of windows) {
    const found = place(placed, window);
    if (typeof found !== 'string') placed.push(found);
    else if (found !== '') twice.set(window.lineId, found);
  }
  return twice;
};
