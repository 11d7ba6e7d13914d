import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatYen } from '#domain/money/format-yen.ts';
import { shareYen } from '#domain/money/share-yen.ts';
import { isAtMost, yenFraction, type Rounding } from '#domain/money/yen-fraction.ts';
import { addYen, multiplyYen, subtractYen, sumYen, yen } from '#domain/money/yen.ts';

const anAmount = fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }).map(yen);
const aTotal = fc.integer({ min: 0, max: 9_999_999_999 }).map(yen);
const taxIn = (gross: number, rate: number, rounding: Rounding = 'floor') =>
  yenFraction(yen(gross), { numerator: rate, denominator: 100 + rate, rounding });

describe('adding up yen', () => {
  test('adds, subtracts, multiplies and sums', () => {
    expect(addYen(yen(1_000), yen(80))).toBe(1_080);
    expect(subtractYen(yen(1_080), yen(80))).toBe(1_000);
    expect(multiplyYen(yen(2_500), 3)).toBe(7_500);
    expect(sumYen([yen(500), yen(1_080), yen(50)])).toBe(1_630);
    expect(sumYen([])).toBe(0);
  });

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %d (NUM-001)', (amount) => {
    expect(() => yen(amount)).toThrow('yen are whole');
  });

  test('refuses a sum beyond what is exact', () => {
    expect(() => addYen(yen(Number.MAX_SAFE_INTEGER), yen(1))).toThrow('yen are whole');
  });
});

describe('taking a fraction of yen', () => {
  test.each([
    [11_000, 10, 'floor', 1_000],
    [11_000, 8, 'floor', 814],
    [11_000, 8, 'half-up', 815],
    [99, 10, 'floor', 9],
    [8_400, 10, 'floor', 763],
    [8_400, 10, 'half-up', 764],
    [8_400, 10, 'ceiling', 764],
  ] as const)('finds the tax in %d at %d %% by %s (TAX-006)', (gross, rate, rounding, tax) => {
    expect(taxIn(gross, rate, rounding)).toBe(tax);
  });

  test('rounds once per invoice, not per line (NUM-003)', () => {
    const tenPercent = { numerator: 10, denominator: 100, rounding: 'floor' } as const;
    expect(yenFraction(yen(3 * 105), tenPercent)).toBe(31);
    expect(3 * yenFraction(yen(105), tenPercent)).toBe(30);
  });

  test('rounds negatives by their magnitude (NUM-002)', () => {
    expect(yenFraction(yen(-15), { numerator: 1, denominator: 2, rounding: 'half-up' })).toBe(-8);
    expect(yenFraction(yen(-15), { numerator: 1, denominator: 2, rounding: 'floor' })).toBe(-7);
  });

  test('stays exact where a product of numbers would not', () => {
    const large = yen(9_007_199_254_740_991);
    expect(yenFraction(large, { numerator: 700, denominator: 11_000, rounding: 'floor' })).toBe(
      573_185_407_119_881,
    );
  });

  test('never strays a yen from the exact quotient, and reverses with its sign', () => {
    fc.assert(
      fc.property(
        anAmount,
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 1, max: 20_000 }),
        (amount, numerator, denominator) => {
          for (const rounding of ['floor', 'half-up', 'ceiling'] as const) {
            const share = yenFraction(amount, { numerator, denominator, rounding });
            const off = BigInt(share) * BigInt(denominator) - BigInt(amount) * BigInt(numerator);
            expect(off > -BigInt(denominator) && off < BigInt(denominator)).toBe(true);
            const mirrored = yenFraction(yen(0 - amount), { numerator, denominator, rounding });
            expect(mirrored + share).toBe(0);
          }
        },
      ),
    );
  });
});

describe('comparing an exact sum', () => {
  test('sees the part of a yen that rounding hides (NUM-002)', () => {
    const third = { amount: yen(10_000), numerator: 1, denominator: 3 };
    expect(isAtMost([third], yen(3_333), 1)).toBe(false);
    expect(isAtMost([third, third, third], yen(10_000), 1)).toBe(true);
    expect(isAtMost([third], yen(1_667), 2)).toBe(true);
  });
});

describe('sharing yen', () => {
  test('gives what division leaves to the largest remainders, ties to the first', () => {
    expect(shareYen(yen(100), [1, 1, 1])).toEqual([34, 33, 33]);
    expect(shareYen(yen(100), [5_500, 2_160])).toEqual([72, 28]);
    expect(shareYen(yen(0), [1, 2])).toEqual([0, 0]);
  });

  test('loses and makes no yen, and is off by less than one from the exact share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(aTotal, weights, (total, some) => {
        fc.pre(some.some((weight) => weight > 0));
        const shares = shareYen(total, some);
        expect(sumYen(shares)).toBe(total);
        const whole = some.reduce((sum, weight) => sum + weight, 0);
        for (const [index, share] of shares.entries())
          expect(Math.abs(share - (total * (some[index] ?? 0)) / whole)).toBeLessThan(1.001);
      }),
    );
  });

  test.each([[[0, 0]], [[-1, 2]], [[0.5]]])('refuses weights %j', (weights) => {
    expect(() => shareYen(yen(100), weights)).toThrow('weight');
  });

  test('refuses a negative total', () => {
    expect(() => shareYen(yen(-1), [1])).toThrow('reversed');
  });
});

describe('writing yen', () => {
  test.each([
    [0, '0円'],
    [999, '999円'],
    [12_000, '12,000円'],
    [-1_234_567, '-1,234,567円'],
  ])('writes %d as %s (NUM-004)', (amount, text) => {
    expect(formatYen(yen(amount))).toBe(text);
  });
});
