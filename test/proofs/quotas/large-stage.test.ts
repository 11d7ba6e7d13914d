import { beforeAll, describe, expect, test } from 'vitest';

import { rulePack } from '#proofs/checks/rule-pack.ts';
import { ofType, type SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { capacityFaults } from '#proofs/quotas/hold-capacity.ts';
import { provenStacksOf } from '#test/stages/assemblies.ts';
import { settings } from '#test/stages/settings.ts';

const large = {
  ...settings.prod,
  capacity: { tenants: 1_000, concurrentExecutions: 6_500, tableUnitsPerSecond: 80_000 },
  throttle: { requestsPerSecond: 8_000, burst: 5_000 },
};

describe('a stage for 1,000 tenants', () => {
  let monitoring: SynthesizedStack;
  beforeAll(() => {
    const found = provenStacksOf(large).find(({ name }) => name.endsWith('-Monitoring'));
    if (found === undefined) throw new Error('prod has alarms');
    monitoring = found;
  });

  const thresholds = (anchor: string) => [
    ...new Set(
      ofType(monitoring, 'AWS::CloudWatch::Alarm')
        .filter(({ properties }) => JSON.stringify(properties).includes(`monitoring.md#${anchor}"`))
        .map(({ properties }) => Object(properties).Threshold),
    ),
  ];

  test('rings at what its account was granted, and not at what its people mistype each morning', () => {
    expect(thresholds('function-concurrency')).toEqual([4_550]);
    expect(thresholds('tenant-environments')).toEqual([11_375]);
    expect(thresholds('table-consumed')).toEqual([3_360_000]);
    expect(new Set(thresholds('sign-in-failures'))).toEqual(new Set([50, 2_990]));
    expect(thresholds('table-conflicts')).toEqual([1_080]);
  });

  test('keeps the rules of alarms', () => {
    const rules = rulePack.filter(({ id }) => id.startsWith('alarm-'));
    expect(rules.length).toBeGreaterThan(2);
    expect(rules.flatMap(({ check }) => check(monitoring))).toEqual([]);
  });
});

describe('the capacity that settings name', () => {
  test.each([
    ['nothing is named', settings.dev, []],
    ['it is enough', large, []],
    [
      'AWS has granted too little',
      { ...large, capacity: { ...large.capacity, concurrentExecutions: 1_000 } },
      ["stage prod: capacity.concurrentExecutions is 1000, and 1000 tenants need 4800 at nine o'clock"],
    ],
    [
      'our own throttle is too low',
      { ...large, throttle: settings.prod.throttle },
      ["stage prod: throttle.requestsPerSecond is 1000, and 1000 tenants need 5334 at nine o'clock"],
    ],
  ])('is held against nine o’clock: %s', (_when, stage, faults) => {
    expect(capacityFaults(stage)).toEqual(faults);
  });
});
