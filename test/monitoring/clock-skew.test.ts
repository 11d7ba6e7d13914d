import { describe, expect, test } from 'vitest';

import { clockSkewMillis } from '#domain/monitoring/clock-skew.ts';
import { checkClock } from '#lambdas/monitoring/check-clock.ts';

const noon = Date.parse('2026-11-22T03:00:00.000Z');

describe('comparing two clocks', () => {
  test.each([
    ['both agree', 200, 240, 0],
    ['the answer falls into the next second', -30, 20, 0],
    ['ours is ahead within the second that was told', 950, 999, 0],
    ['ours is one millisecond past that second', 1000, 1040, 1],
    ['ours is a minute ahead', 60_999, 61_050, 60_000],
    ['ours is a minute behind', -60_100, -60_000, -60_000],
    ['the answer took long', -4000, 1500, 0],
  ])('finds the least that is certain when %s', (_when, asked, answered, skew) => {
    expect(
      clockSkewMillis({ askedMillis: noon + asked, answeredMillis: noon + answered, toldMillis: noon }),
    ).toBe(skew);
  });

  test('tells how far and which way', async () => {
    const times = [noon - 60_100, noon - 60_000];
    const clock = () => new Date(times.shift() ?? 0);
    expect(await checkClock(clock, () => Promise.resolve(noon))).toEqual({
      skewMillis: -60_000,
      distanceMillis: 60_000,
    });
  });
});
