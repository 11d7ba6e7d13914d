import { expect, test } from 'vitest';
import { patienceOf } from '#lambdas/adapters/machine/patience.ts';

const patient = ({ left = 29_000, random = 0.5 } = {}) => {
  const waited: number[] = [];
  let millisLeft = left;
  const patience = patienceOf({
    millisLeft: () => millisLeft,
    random: () => random,
    wait: async (millis) => {
      waited.push(millis);
      millisLeft -= millis;
    },
  });
  return { patience, waited };
};

test('each pause is a share by chance of a span that doubles up to 2.5 s', async () => {
  const { patience, waited } = patient();
  for (const attempts of [0, 1, 2, 3, 4, 5, 6, 30]) {
    // oxlint-disable-next-line no-await-in-loop
    expect(await patience.pauseAfter(attempts)).toBe(true);
  }
  expect(waited).toEqual([12, 25, 50, 100, 200, 400, 800, 1250]);
});

test('who draws 0 does not wait at all', async () => {
  const { patience, waited } = patient({ random: 0 });
  expect(await patience.pauseAfter(9)).toBe(true);
  expect(waited).toEqual([0]);
});

test.each([
  [3_000, 0, 0, true],
  [2_999, 0, 0, false],
  [4_249, 0.5, 9, false],
  [4_250, 0.5, 9, true],
])(
  'with %i ms left, chance %f and %i attempts made, another begins: %s',
  async (left, random, attempts, goesOn) => {
    const { patience, waited } = patient({ left, random });
    expect(await patience.pauseAfter(attempts)).toBe(goesOn);
    expect(waited).toHaveLength(goesOn ? 1 : 0);
  },
);

test('a function of 29 s goes on for a dozen attempts at least, and ends with time to answer', async () => {
  const { patience, waited } = patient({ random: 0.999 });
  let attempts = 0;
  // oxlint-disable-next-line no-await-in-loop
  while (await patience.pauseAfter(attempts)) attempts += 1;
  expect(attempts).toBeGreaterThan(12);
  expect(29_000 - waited.reduce((sum, millis) => sum + millis, 0)).toBeGreaterThanOrEqual(3_000);
});

test.each([
  [29_000, true],
  [13_000, true],
  [12_999, false],
])('of %i ms left is time for a further piece of work: %s', (left, hasTime) => {
  expect(patient({ left }).patience.hasTime()).toBe(hasTime);
});
