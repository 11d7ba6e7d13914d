import { describe, expect, test } from 'vitest';

import { medianOf, medianRatio } from './ratios.ts';

describe('taking a median', () => {
  test('of an odd number of values gives the one in the middle', () => {
    expect(medianOf([9, 1, 5])).toBe(5);
  });

  test('of an even number gives the mean of the two in the middle', () => {
    expect(medianOf([8, 1, 2, 100])).toBe(5);
  });

  test('orders by number, not by text', () => {
    expect(medianOf([10, 9, 100])).toBe(10);
  });

  test('of nothing is refused', () => {
    expect(() => medianOf([])).toThrow('a median needs values');
  });
});

describe('comparing two arms', () => {
  test('divides within each round, so that a slow round does not count', () => {
    expect(medianRatio([20, 400, 30], [10, 200, 10])).toBe(2);
  });

  test('is not the ratio of the medians', () => {
    expect(medianRatio([1, 10, 100], [10, 1, 50])).toBe(2);
  });

  test('is refused when a round is missing', () => {
    expect(() => medianRatio([1, 2], [1])).toThrow('both sides were measured in every round');
  });
});
