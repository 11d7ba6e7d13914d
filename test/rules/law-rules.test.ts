import { describe, expect, test } from 'vitest';
import { ruleAt, taxRateAt, type LawRules } from '#domain/rules/law-rules.ts';
import { shippedRules } from '#domain/rules/shipped-rules.ts';
import { day } from '#test/builders/claims.ts';

describe('choosing the law of the day', () => {
  test.each([
    ['2023-09-30', 100],
    ['2023-10-01', 80],
    ['2026-09-30', 80],
    ['2026-10-01', 70],
    ['2028-09-30', 70],
    ['2028-10-01', 50],
    ['2030-09-30', 50],
    ['2030-10-01', 30],
    ['2031-09-30', 30],
    ['2031-10-01', 0],
  ])('shares %s at %d %% (TRN-001)', (on, share) => {
    expect(ruleAt(shippedRules.transitionalShares, day(on))?.sharePercent).toBe(share);
  });

  test.each([
    ['2024-03-31', 5_000],
    ['2024-04-01', 10_000],
  ])('limits meals of %s to %d a head (EXP-001)', (on, perHead) => {
    expect(ruleAt(shippedRules.mealLimits, day(on))?.perHeadYen).toBe(perHead);
  });

  test('ends 少額特例 on 2029-09-30 (SPC-020)', () => {
    expect(ruleAt(shippedRules.smallAmount, day('2029-09-30'))?.belowYen).toBe(10_000);
    expect(ruleAt(shippedRules.smallAmount, day('2029-10-01'))).toBeUndefined();
  });

  test.each([
    ['standard', '2026-05-12', 10],
    ['reduced', '2026-05-12', 8],
    ['old-8', '2019-09-30', 8],
    ['old-8', '2026-05-12', 8],
    ['standard', '2019-09-30', undefined],
  ] as const)('knows the rate %s on %s as %s (TAX-001)', (category, on, percent) => {
    expect(taxRateAt(shippedRules, category, day(on))?.percent).toBe(percent);
  });

  test('splits every rate into its national and local part', () => {
    for (const { percent, nationalBasisPoints, localBasisPoints } of shippedRules.taxRates)
      expect(nationalBasisPoints + localBasisPoints).toBe(percent * 100);
  });

  test('keeps the 1 % rate off until it is switched on (TAX-002)', () => {
    expect(taxRateAt(shippedRules, 'food', day('2027-04-01'))).toBeUndefined();
    const switchedOn: LawRules = {
      ...shippedRules,
      taxRates: shippedRules.taxRates.map((row) =>
        row.category === 'food' ? { ...row, status: 'in-force' } : row,
      ),
    };
    expect(taxRateAt(switchedOn, 'food', day('2027-04-01'))?.percent).toBe(1);
    expect(taxRateAt(switchedOn, 'food', day('2029-04-01'))).toBeUndefined();
  });

  test('lets a later row win over the one it replaces', () => {
    const [row] = shippedRules.smallAmount;
    const overlay = {
      ...row,
      validFrom: day('2026-01-01'),
      belowYen: 20_000,
      status: 'in-force',
      source: '',
    };
    expect(ruleAt([...shippedRules.smallAmount, overlay as never], day('2026-05-12'))?.belowYen).toBe(20_000);
  });
});
