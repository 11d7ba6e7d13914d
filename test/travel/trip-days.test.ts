import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '#domain/calendar/calendar-date.ts';
import type { ItemKind } from '#domain/rules/item-kinds.ts';
import { shippedTripRules as rules } from '#domain/tenants/shipped-settings.ts';
import {
  allowanceDays,
  coverageOf,
  datedTrip,
  daysOfTrip,
  isCoveredByTrip,
  nightsOfTrip,
} from '#domain/travel/trip-days.ts';
import { day } from '#test/builders/claims.ts';

const tripOf = (startOn: string, endOn: string) => ({ startOn: day(startOn), endOn: day(endOn) });

describe('A-3 the days of a trip', () => {
  test.each([
    ['2026-11-18', '2026-11-19', 2, 1],
    ['2026-11-18', '2026-11-18', 1, 0],
    ['2026-12-30', '2027-01-02', 4, 3],
    ['2028-02-28', '2028-03-01', 3, 2],
    ['2027-02-28', '2027-03-01', 2, 1],
  ])('%s to %s: %d days, %d nights', (startOn, endOn, days, nights) => {
    const trip = tripOf(startOn, endOn);
    expect([daysOfTrip(trip), nightsOfTrip(trip)]).toEqual([days, nights]);
  });

  test('are known only when both dates are, in their order', () => {
    expect(datedTrip(undefined)).toBeUndefined();
    expect(datedTrip({ destination: '大阪', startOn: day('2026-11-18') })).toBeUndefined();
    expect(datedTrip(tripOf('2026-11-19', '2026-11-18'))).toBeUndefined();
    expect(datedTrip({ destination: '', ...tripOf('2026-11-18', '2026-11-19') })).toEqual(
      tripOf('2026-11-18', '2026-11-19'),
    );
  });
});

describe('A-5 a line is covered by a dated trip', () => {
  const trip = tripOf('2026-11-18', '2026-11-19');
  const cases: readonly (readonly [string, ItemKind, string, boolean, boolean])[] = [
    ['2026-11-18', 'taxi', 'inside', true, true],
    ['2026-11-19', 'taxi', 'inside', true, true],
    ['2026-11-17', 'taxi', 'beside', false, true],
    ['2026-11-20', 'taxi', 'beside', false, true],
    ['2026-11-16', 'taxi', 'outside', false, false],
    ['2026-11-21', 'taxi', 'outside', false, false],
    ['2026-11-16', 'public-transport', 'paid-ahead', true, true],
    ['2026-08-20', 'air', 'paid-ahead', true, true],
    ['2026-08-19', 'air', 'outside', false, false],
    ['2026-11-16', 'lodging', 'paid-ahead', true, true],
    ['2026-11-21', 'lodging', 'outside', false, false],
    ['2026-11-17', 'per-diem', 'beside', false, true],
  ];
  test.each(cases)('%s, %s: %s', (spentOn, kind, coverage, isCovered, isCoveredWithReason) => {
    const line = { spentOn: day(spentOn) };
    const situation = { line, kind, trip, rules };
    expect(coverageOf(situation)).toBe(coverage);
    expect(isCoveredByTrip(situation)).toBe(isCovered);
    const reasoned = { ...situation, line: { ...line, besideTripReason: '前泊' } };
    expect(isCoveredByTrip(reasoned)).toBe(isCoveredWithReason);
    expect(isCoveredByTrip({ ...situation, line: { ...line, besideTripReason: ' ' } })).toBe(isCovered);
  });

  test('without a dated trip nothing is, whatever is said', () => {
    const line = { spentOn: day('2026-11-18'), besideTripReason: '出張' };
    expect(isCoveredByTrip({ line, kind: 'taxi', trip: undefined, rules })).toBe(false);
  });
});

const dates = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('2000-01-01'), days));

describe('C-10 the days of an allowance', () => {
  const trip = tripOf('2026-06-08', '2026-06-10');
  test.each([
    ['2026-06-08', 3, ['2026-06-08', '2026-06-09', '2026-06-10']],
    ['2026-06-10', 3, ['2026-06-08', '2026-06-09', '2026-06-10']],
    ['2026-06-10', 1, ['2026-06-10']],
    ['2026-06-09', 2, ['2026-06-09', '2026-06-10']],
    ['2026-06-10', 2, ['2026-06-09', '2026-06-10']],
  ])('from %s for %d', (spentOn, perDiemDays, days) => {
    expect(allowanceDays({ spentOn: day(spentOn), perDiemDays }, trip)).toEqual(days);
  });

  test('are as many as the line says, in a row, and within the trip where they fit into it', () => {
    const trips = fc.tuple(dates, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(trips, fc.integer({ min: 1, max: 70 }), ([startOn, length, offset], perDiemDays) => {
        const longTrip = { startOn, endOn: addDays(startOn, length) };
        const spentOn = addDays(startOn, Math.min(offset, length));
        const days = allowanceDays({ spentOn, perDiemDays }, longTrip);
        expect(days).toHaveLength(perDiemDays);
        expect(days.every((on, index) => index === 0 || daysBetween(days[index - 1] ?? on, on) === 1)).toBe(
          true,
        );
        const isInside = days.every((on) => longTrip.startOn <= on && on <= longTrip.endOn);
        expect(isInside).toBe(perDiemDays <= daysOfTrip(longTrip));
      }),
    );
  });

  test('of a line without days are none', () => {
    expect(allowanceDays({ spentOn: day('2026-06-08') }, trip)).toEqual([]);
  });
});
