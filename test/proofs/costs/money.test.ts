import { describe, expect, test } from 'vitest';

import { costOf, dollars, yenOf } from '#proofs/costs/money.ts';

const price = {
  microDollars: 4_250_000,
  per: 1_000_000,
  unit: 'request',
  source: 'x',
  proof: 'remembered',
} as const;

describe('what a quantity costs', () => {
  test.each([
    [0, 0],
    [1, 5],
    [22_000, 93_500],
    [1_000_000_000_003, 4_250_000_000_013],
  ])('of %d requests is %d millionths, rounded up', (quantity, amount) => {
    expect(costOf(price, quantity)).toBe(amount);
  });

  test.each([-1, 0.5, Number.NaN])('of %d is refused', (quantity) => {
    expect(() => costOf(price, quantity)).toThrow('is no quantity to be paid for');
  });
});

describe('an amount beyond exact numbers', () => {
  test('is refused', () => {
    expect(() => costOf(price, Number.MAX_SAFE_INTEGER)).toThrow('is beyond counting');
  });
});

describe('writing an amount', () => {
  test.each([
    [0, '$0.00'],
    [1, '$0.01'],
    [10_000, '$0.01'],
    [10_001, '$0.02'],
    [1_234_567_890, '$1,234.57'],
  ])('of %d millionths is %s', (amount, text) => {
    expect(dollars(amount)).toBe(text);
  });

  test('in yen is rounded up', () => {
    expect(yenOf(93_500, 150)).toBe('15 yen');
  });
});
