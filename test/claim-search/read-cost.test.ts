import { expect, test } from 'vitest';
import { costOfPartition } from '#test/builders/read-cost.ts';

test.each([
  ['nothing is still a Query of one unit', { bytes: 400, count: 0, limit: 2_000 }, { queries: 1, units: 1 }],
  ['4,096 bytes are one unit', { bytes: 1_024, count: 4, limit: 2_000 }, { queries: 1, units: 1 }],
  ['a byte more is two', { bytes: 1_025, count: 4, limit: 2_000 }, { queries: 1, units: 2 }],
  ['the limit ends a page', { bytes: 100, count: 2_001, limit: 2_000 }, { queries: 2, units: 50 }],
  ['1 MB ends a page', { bytes: 1_024, count: 1_025, limit: 2_000 }, { queries: 2, units: 257 }],
])('%s', (_what, rows, cost) => {
  expect(costOfPartition(rows)).toEqual(cost);
});
