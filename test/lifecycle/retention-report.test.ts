import { describe, expect, test } from 'vitest';
import type { Instant } from '#domain/kernel/time.ts';
import { addCounts, beginReport, finishReport, noCounts } from '#domain/retention/retention-report.ts';

const instant = (text: string) => text as Instant;

describe('the report of a night', () => {
  test.each([
    ['2026-12-31T14:59:59.999Z', '2026-12-31', '2026-12-31T23:59:59+09:00'],
    ['2026-12-31T15:00:00.000Z', '2027-01-01', '2027-01-01T00:00:00+09:00'],
    ['2028-02-28T18:30:00.000Z', '2028-02-29', '2028-02-29T03:30:00+09:00'],
    ['2026-11-29T18:30:00.000Z', '2026-11-30', '2026-11-30T03:30:00+09:00'],
  ])('begun at %s belongs to %s in Japan', (at, on, startedAtJst) => {
    expect(beginReport(instant(at), undefined)).toMatchObject({ on, startedAt: at, startedAtJst, runs: 1 });
  });

  const begun = beginReport(instant('2026-12-30T18:30:00.000Z'), undefined);

  test('that broke off is taken up where it broke, with what was counted', () => {
    const broken = { ...begun, cursor: 'c', tenants: 25, counts: addCounts(noCounts, { sessions: 3 }) };
    expect(beginReport(instant('2026-12-30T18:45:00.000Z'), broken)).toEqual({
      ...broken,
      runs: 2,
    });
  });

  test('that was finished begins with the first tenant again, and adds to what was counted', () => {
    const finished = finishReport(
      { ...begun, tenants: 40, counts: addCounts(noCounts, { reservations: 2 }), cursor: 'c' },
      instant('2026-12-30T18:40:00.000Z'),
    );
    expect(finished).toMatchObject({ finishedAtJst: '2026-12-31T03:40:00+09:00' });
    expect(finished).not.toHaveProperty('cursor');
    const again = beginReport(instant('2026-12-31T02:00:00.000Z'), finished);
    expect(again).toMatchObject({ runs: 2, tenants: 0, counts: { reservations: 2 } });
    expect(again).not.toHaveProperty('finishedAt');
  });
});
