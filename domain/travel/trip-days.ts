import { addDays, daysBetween } from '#domain/calendar/calendar-date.ts';
import type { DraftTrip } from './trip.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { ItemKind } from '#domain/rules/item-kinds.ts';
import type { TripRules } from '#domain/tenants/masters.ts';

/** 出張期間, both days included. */
export type DatedTrip = { readonly startOn: CalendarDate; readonly endOn: CalendarDate };

/** The trip's dates, once both are known and in their order. */
export const datedTrip = (trip: DraftTrip | undefined): DatedTrip | undefined => {
  if (trip?.startOn === undefined || trip.endOn === undefined) return undefined;
  const { startOn, endOn } = trip;
  return startOn <= endOn ? { startOn, endOn } : undefined;
};

/** 日数 and 泊数 of a trip: one day there and back is 1 and 0. */
export const daysOfTrip = ({ startOn, endOn }: DatedTrip): number => daysBetween(startOn, endOn) + 1;
export const nightsOfTrip = ({ startOn, endOn }: DatedTrip): number => daysBetween(startOn, endOn);

/**
 * Where a line's date lies: on a day of the trip; paid ahead, as tickets and rooms are; beside it, as the evening
 * before or the taxi after midnight; outside of it; or there is no dated trip.
 */
export type TripCoverage = 'inside' | 'paid-ahead' | 'beside' | 'outside' | 'no-trip';

const paidAheadKinds: readonly ItemKind[] = ['public-transport', 'air', 'lodging'];

type Situation = {
  readonly line: Pick<ClaimLine, 'spentOn'>;
  readonly kind: ItemKind | undefined;
  readonly trip: DatedTrip | undefined;
  readonly rules: TripRules;
};

export const coverageOf = ({ line, kind, trip, rules }: Situation): TripCoverage => {
  if (trip === undefined) return 'no-trip';
  const ahead = daysBetween(line.spentOn, trip.startOn);
  const behind = daysBetween(trip.endOn, line.spentOn);
  if (ahead <= 0 && behind <= 0) return 'inside';
  if (ahead > 0 && ahead <= rules.paidAheadDays && kind !== undefined && paidAheadKinds.includes(kind))
    return 'paid-ahead';
  return ahead <= rules.daysBefore && behind <= rules.daysAfter ? 'beside' : 'outside';
};

/**
 * The fact that SPC-014 asks for: the line belongs to a dated trip of its claim. Beside the trip it does with a
 * reason (前泊・後泊, departure the evening before, return after midnight).
 */
export const isCoveredByTrip = (
  situation: Situation & { readonly line: Pick<ClaimLine, 'spentOn' | 'besideTripReason'> },
): boolean => {
  const coverage = coverageOf(situation);
  if (coverage === 'beside') return (situation.line.besideTripReason ?? '').trim() !== '';
  return coverage === 'inside' || coverage === 'paid-ahead';
};

/**
 * The days for which an allowance line pays: as many as it says, from its date on, moved back as far as they would
 * pass the end of the trip. Together with the person and the item they say what may be paid once only.
 */
export const allowanceDays = (
  { spentOn, perDiemDays = 0 }: Pick<ClaimLine, 'spentOn' | 'perDiemDays'>,
  trip?: DatedTrip,
): readonly CalendarDate[] => {
  const last = addDays(spentOn, perDiemDays - 1);
  const over = trip === undefined ? 0 : Math.max(0, daysBetween(trip.endOn, last));
  const room = trip === undefined ? 0 : Math.max(0, daysBetween(trip.startOn, spentOn));
  const first = addDays(spentOn, -Math.min(over, room));
  return Array.from({ length: perDiemDays }, (_none, index) => addDays(first, index));
};
