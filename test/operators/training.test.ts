import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/calendar/calendar-date.ts';
import { isInstant, type Instant } from '#domain/kernel/time.ts';
import { endsTrainingSoon, isTrainedAt, trainingFaultsOf } from '#domain/operators/training.ts';

const at = (text: string): Instant => {
  if (!isInstant(text)) throw new Error(text);
  return text;
};
const until = calendarDate('2026-12-31');

describe('a training (7.2.2)', () => {
  test.each([
    ['2026-12-31T14:59:59.999Z', true],
    ['2026-12-31T15:00:00.000Z', false],
  ])('counts through its last day in Japan: at %s %s', (moment, counts) => {
    expect(isTrainedAt(until, at(moment))).toBe(counts);
  });

  test('is none where there is no record', () => {
    expect(isTrainedAt(undefined, at('2026-01-01T00:00:00.000Z'))).toBe(false);
  });

  test.each([
    ['2026-12-01T14:59:59.999Z', false],
    ['2026-12-01T15:00:00.000Z', true],
    ['2026-12-31T15:00:00.000Z', false],
  ])('ends soon within 30 days, and not once it is over: at %s %s', (moment, soon) => {
    expect(endsTrainingSoon(until, at(moment))).toBe(soon);
  });

  test.each([
    ['2026-11-30', '2027-11-29', []],
    ['2026-12-01', '2027-11-29', ['on']],
    ['2026-11-30', '2026-11-29', ['until']],
    ['2026-11-30', '2028-01-04', []],
    ['2026-11-30', '2028-01-05', ['until']],
  ])('held on %s until %s has faults at %j', (on, end, places) => {
    const faults = trainingFaultsOf(
      { on: calendarDate(on), until: calendarDate(end) },
      at('2026-11-30T03:00:00.000Z'),
    );
    expect(faults.map(({ path }) => path)).toEqual(places);
  });
});
