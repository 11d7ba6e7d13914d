import * as v from 'valibot';
import { settingEndpoints } from '#lambdas/settings/setting-part.ts';
import { settings } from '#rows/settings.ts';

const days = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));

/** 出張の日付: how far dates may lie from the trip. */
const { show, replace } = settingEndpoints({
  name: 'trip-rules',
  row: settings.tripRules,
  title: '出張の日付',
  shape: v.strictObject({
    daysBefore: days(7),
    daysAfter: days(7),
    paidAheadDays: days(366),
    usualDaysMax: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366)),
  }),
  inForce: ({ regulation }) => regulation.tripRules,
  check: () => [],
});
export const showTripRulesEndpoint = show;
export const replaceTripRulesEndpoint = replace;
