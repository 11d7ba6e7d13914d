import { assert } from '#domain/kernel/assert.ts';
import { yenOf, type Yen } from './yen.ts';

const descending = (left: bigint, right: bigint): number => {
  if (left === right) return 0;
  return left < right ? 1 : -1;
};

/** Shares `total` by whole weights; the yen left over by division go to the largest remainders, ties to the first. */
export const shareYen = (total: Yen, weights: readonly number[]): readonly Yen[] => {
  assert(
    weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0),
    'weights are whole numbers, not below 0',
  );
  assert(total >= 0, 'a refund is a reversed entry, not a negative share');
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  assert(whole > 0n, 'some weight is above 0');

  const floors = weights.map((weight, index) => {
    const product = BigInt(total) * BigInt(weight);
    return { index, share: product / whole, remainder: product % whole };
  });
  const leftover = BigInt(total) - floors.reduce((sum, { share }) => sum + share, 0n);
  const lucky = new Set(
    floors
      .toSorted((a, b) => descending(a.remainder, b.remainder))
      .slice(0, Number(leftover))
      .map(({ index }) => index),
  );
  return floors.map(({ index, share }) => yenOf(lucky.has(index) ? share + 1n : share));
};
