import { describe, expect, test } from 'vitest';
import { fiscalYearOf } from '#domain/calendar/fiscal-year.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';

describe('the fiscal year of a day', () => {
  test.each([
    ['2026-03-31', 4, 2025, '2025-04-01', '2026-03-31'],
    ['2026-04-01', 4, 2026, '2026-04-01', '2027-03-31'],
    ['2026-12-31', 1, 2026, '2026-01-01', '2026-12-31'],
    ['2027-01-01', 1, 2027, '2027-01-01', '2027-12-31'],
    ['2028-02-29', 3, 2027, '2027-03-01', '2028-02-29'],
    ['2026-11-30', 12, 2025, '2025-12-01', '2026-11-30'],
  ])('%s, begun in month %i, is that of %i: %s to %s', (day, startMonth, year, from, to) => {
    expect(fiscalYearOf(day as CalendarDate, startMonth)).toEqual({ year, from, to });
  });
});
