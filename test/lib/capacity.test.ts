import { describe, expect, test } from 'vitest';

import { capacityOf, defaultCapacity, environmentsFor, grownBy, watchedOf } from '#lib/capacity.ts';

const large = { tenants: 1_000, concurrentExecutions: 6_500, tableUnitsPerSecond: 80_000 };

describe('the capacity of a stage', () => {
  test('is for 20 companies unless the settings say otherwise', () => {
    expect(capacityOf({ stage: 'prod' })).toEqual({
      tenants: 20,
      concurrentExecutions: 1_000,
      tableUnitsPerSecond: 40_000,
    });
    expect(capacityOf({ stage: 'prod', capacity: large })).toBe(large);
  });

  test.each([
    [{ tenants: 0 }, 'capacity.tenants'],
    [{ tenants: 1.5 }, 'capacity.tenants'],
    [{ concurrentExecutions: 900 }, 'capacity.concurrentExecutions'],
    [{ concurrentExecutions: 1_050 }, 'capacity.concurrentExecutions'],
    [{ tableUnitsPerSecond: 10_000 }, 'capacity.tableUnitsPerSecond'],
  ])('is refused with %j', (change, name) => {
    expect(() => capacityOf({ stage: 'prod', capacity: { ...defaultCapacity, ...change } })).toThrow(name);
  });

  test('is what alarms are computed from, in whole numbers', () => {
    expect([watchedOf(1_000), environmentsFor(watchedOf(1_000)), watchedOf(40_000)]).toEqual([
      700, 1_750, 28_000,
    ]);
    expect([watchedOf(6_500), environmentsFor(watchedOf(6_500))]).toEqual([4_550, 11_375]);
    expect([grownBy(50, 3, defaultCapacity), grownBy(50, 3, large)]).toEqual([50, 2_990]);
  });
});
