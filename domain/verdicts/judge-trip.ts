import { daysBetween } from '#domain/calendar/calendar-date.ts';
import {
  allowanceDays,
  coverageOf,
  daysOfTrip,
  nightsOfTrip,
  type DatedTrip,
} from '#domain/travel/trip-days.ts';
import type { Finding } from './finding.ts';
import { block, inform, warn, type LineInContext } from './judging.ts';

type OnTrip = LineInContext & { readonly trip: DatedTrip };

const isFilled = (text: string | undefined): boolean => (text ?? '').trim() !== '';

/** Where the line's date lies. What the allowance needs stops the claim; for the rest the exception is lost. */
const judgeDate = (situation: OnTrip): readonly Finding[] => {
  const { line, item, trip, context } = situation;
  const { tripRules: rules } = context.masters.regulation;
  const dates = { spentOn: line.spentOn, ...trip };
  const isPerDiem = item?.kind === 'per-diem';
  switch (coverageOf({ line, kind: item?.kind, trip, rules })) {
    case 'inside':
    case 'no-trip':
      return [];
    case 'paid-ahead':
      return [inform('paid-before-trip', { days: daysBetween(line.spentOn, trip.startOn) })];
    case 'beside': {
      if (isFilled(line.besideTripReason)) return [inform('beside-trip', dates)];
      return [(isPerDiem ? block : warn)('beside-trip-reason-missing', dates)];
    }
    case 'outside':
      return [isPerDiem ? block('per-diem-outside-trip', dates) : warn('trip-not-covering', dates)];
  }
};

/** 前泊・後泊 lengthen the trip by the days that the company allows, with a reason. */
const allowedBeside = ({ line, context }: OnTrip): number => {
  const { daysBefore, daysAfter } = context.masters.regulation.tripRules;
  return isFilled(line.besideTripReason) ? daysBefore + daysAfter : 0;
};

const judgeDays = (situation: OnTrip): readonly Finding[] => {
  const { line, trip, context } = situation;
  const days = line.perDiemDays ?? 0;
  const tripDays = daysOfTrip(trip);
  if (days > tripDays + allowedBeside(situation))
    return [block('per-diem-days-over-trip', { days, tripDays })];
  const until = allowanceDays(line, trip).at(-1);
  return until !== undefined && until > context.today ? [warn('per-diem-in-future', { until })] : [];
};

const judgeNights = (situation: OnTrip): readonly Finding[] => {
  const { line, trip } = situation;
  const nights = line.lodging?.nights ?? 0;
  const tripNights = nightsOfTrip(trip);
  return nights > tripNights + allowedBeside(situation)
    ? [block('nights-over-trip', { nights, tripNights })]
    : [];
};

const isOnTrip = ({ line, item }: LineInContext): boolean =>
  line.purpose === 'trip' || item?.kind === 'per-diem';

/** The line's date, days and nights held against the claim's trip (EXP-010, SPC-014). */
export const judgeTrip = (situation: LineInContext): readonly Finding[] => {
  const { item, context } = situation;
  if (!isOnTrip(situation)) return [];
  if (context.trip === undefined)
    return [item?.kind === 'per-diem' ? block('per-diem-trip-missing', {}) : warn('trip-missing', {})];
  const onTrip = { ...situation, trip: context.trip };
  return [
    ...judgeDate(onTrip),
    ...(item?.kind === 'per-diem' ? judgeDays(onTrip) : []),
    ...(item?.kind === 'lodging' ? judgeNights(onTrip) : []),
  ];
};

/** A trip without end would cover whatever is claimed. */
export const judgeTripLength = ({ trip, masters }: LineInContext['context']): readonly Finding[] => {
  const { usualDaysMax: usual } = masters.regulation.tripRules;
  const days = trip === undefined ? 0 : daysOfTrip(trip);
  return days > usual ? [warn('trip-unusually-long', { days, usual })] : [];
};
