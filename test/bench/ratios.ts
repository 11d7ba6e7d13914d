import { assert } from '#domain/kernel/assert.ts';

/** Of an even number of values, the mean of the two in the middle. */
export const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  assert(upper !== undefined && lower !== undefined, 'a median needs values');
  return (lower + upper) / 2;
};

/**
 * Median over rounds of (measured / base in the same round). What else the machine did in a round slowed both, so it
 * drops out; milliseconds of different rounds are never compared.
 */
export const medianRatio = (measured: readonly number[], base: readonly number[]): number => {
  assert(measured.length === base.length, 'both sides were measured in every round');
  return medianOf(
    measured.map((value, round) => {
      const floor = base[round] ?? 0;
      assert(floor > 0, 'a base takes time');
      return value / floor;
    }),
  );
};
