import { isWithin } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { LodgingCap, LodgingCaps, LodgingPlace } from '#domain/tenants/masters.ts';
import { fitOf, type Fit } from './match-place.ts';

type Stay = { readonly city: string; readonly grade: string; readonly on: CalendarDate };

/** The cap that binds a stay. `placeName` is absent where the default row binds. */
export type CapOfStay = { readonly nightlyYen: LodgingCap['nightlyYen']; readonly placeName?: string };

const better = (left: Fit | undefined, right: Fit | undefined): number =>
  (right?.level ?? 0) - (left?.level ?? 0) || (right?.length ?? 0) - (left?.length ?? 0);

/** The places that fit, the best first. */
const placesOf = (places: readonly LodgingPlace[], city: string): readonly LodgingPlace[] =>
  places
    .map((place) => ({
      place,
      fit: [place.name, ...place.spellings].map((spelling) => fitOf(city, spelling)).toSorted(better)[0],
    }))
    .filter(({ fit }) => fit !== undefined)
    .toSorted((left, right) => better(left.fit, right.fit))
    .map(({ place }) => place);

/** A grade's own row before the row for every grade. */
const rowOf = (
  caps: readonly LodgingCap[],
  placeId: string | undefined,
  { grade, on }: Stay,
): LodgingCap | undefined => {
  const rows = caps.filter((cap) => cap.placeId === placeId && isWithin(cap, on));
  return rows.find((row) => row.grade === grade) ?? rows.find((row) => row.grade === undefined);
};

/**
 * 宿泊費の上限 of a stay (EXP-010): the row of the place that fits best, else the default row. So a place that is
 * unknown, misspelt or empty never means "no limit"; undefined only where the regulation has no default row either.
 */
export const capOfStay = ({ places, caps }: LodgingCaps, stay: Stay): CapOfStay | undefined => {
  const named = placesOf(places, stay.city)
    .map((place) => ({ place, row: rowOf(caps, place.id, stay) }))
    .find(({ row }) => row !== undefined);
  if (named?.row !== undefined) return { nightlyYen: named.row.nightlyYen, placeName: named.place.name };
  const row = rowOf(caps, undefined, stay);
  return row === undefined ? undefined : { nightlyYen: row.nightlyYen };
};
