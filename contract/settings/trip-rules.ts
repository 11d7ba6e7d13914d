import * as v from 'valibot';
import { wholeNumber } from '../shapes/values.ts';
import { get, put } from '../endpoint.ts';
import { replacing, showing } from '../shapes/setting.ts';

const days = (max: number) => wholeNumber(0, max);

/** 出張の日付: how far dates may lie from the trip. */
const tripRules = v.strictObject({
  daysBefore: days(7),
  daysAfter: days(7),
  paidAheadDays: days(366),
  usualDaysMax: wholeNumber(1, 366),
});

export const showTripRules = get('/api/settings/trip-rules', showing('出張の日付', tripRules));
export const replaceTripRules = put('/api/settings/trip-rules', replacing('出張の日付', tripRules));
