import { describe, expect, test } from 'vitest';
import { comingEnds } from '#domain/tasks/coming-ends.ts';
import { day } from '#test/builders/claims.ts';

const today = day('2026-11-30');
const row = (validTo: string | undefined, more: { validFrom?: string; key?: string } = {}) => ({
  key: more.key ?? 'k',
  name: '営業部',
  validFrom: day(more.validFrom ?? '2020-04-01'),
  ...(validTo === undefined ? {} : { validTo: day(validTo) }),
});

describe('what ends soon', () => {
  test.each<[string, Parameters<typeof comingEnds>[0], number]>([
    ['today', [row('2026-11-30')], 1],
    ['in thirty days', [row('2026-12-30')], 1],
    ['later than that', [row('2026-12-31')], 0],
    ['and has ended before', [row('2026-11-29')], 0],
    ['never', [row(undefined)], 0],
    ['and has not begun', [row('2026-12-30', { validFrom: '2026-12-01' })], 0],
    [
      'with another that goes on the next day',
      [row('2026-12-15'), row(undefined, { validFrom: '2026-12-16' })],
      0,
    ],
    [
      'with another that begins a day too late',
      [row('2026-12-15'), row(undefined, { validFrom: '2026-12-17' })],
      1,
    ],
    ['with another of another key', [row('2026-12-15'), row(undefined, { key: 'other' })], 1],
    ['with another that goes on beside it', [row('2026-12-15'), row('2027-03-31')], 0],
  ])('is told where it ends %s', (_when, rows, count) => {
    expect(comingEnds(rows, today)).toHaveLength(count);
  });
});
