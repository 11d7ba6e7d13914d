import { describe, expect, test } from 'vitest';

import { interleavedRounds, shuffled } from './rounds.ts';

const drawn = (numbers: readonly number[]) => {
  const left = [...numbers];
  return () => left.shift() ?? 0;
};

describe('shuffling', () => {
  test('draws each value once', () => {
    expect(shuffled(['a', 'b', 'c'], drawn([0.99, 0, 0]))).toEqual(['c', 'a', 'b']);
  });
});

describe('measuring in rounds', () => {
  test('runs every arm once a round and leaves the first round out', async () => {
    const order: string[] = [];
    const samplesOf = await interleavedRounds({
      arms: ['a', 'b'],
      rounds: 2,
      random: drawn([0, 0, 0.99, 0]),
      measure: (arm) => Promise.resolve(order.push(arm)),
    });
    expect(order).toEqual(['a', 'b', 'a', 'b', 'b', 'a']);
    expect(samplesOf('a')).toEqual([3, 6]);
    expect(samplesOf('b')).toEqual([4, 5]);
  });
});
