import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { CompanyHoliday } from '#domain/holidays/holiday.ts';
import { isInstant, type Instant } from '#domain/kernel/time.ts';
import { isDigestTime, nextDigest, worksOn } from '#domain/notices/digest-time.ts';
import { day, known } from '#test/builders/claims.ts';

const at = (text: string): Instant => known(isInstant, new Date(text).toISOString());
const jst = (millis: number): string => new Date(millis + 9 * 3_600_000).toISOString().slice(0, 16);
const holiday = (on: string, kind: CompanyHoliday['kind']): CompanyHoliday => ({
  id: day(on),
  name: '創立記念日',
  kind,
});

describe('when a digest is told', () => {
  test.each([
    ['today, when its hour is to come', '2026-12-01T07:30:00+09:00', 8, '2026-12-01T08:00'],
    ['tomorrow, when it has come', '2026-12-01T08:00:00+09:00', 8, '2026-12-02T08:00'],
    ['tomorrow, when it comes within five minutes', '2026-12-01T07:55:00.001+09:00', 8, '2026-12-02T08:00'],
    ['today, five minutes before', '2026-12-01T07:55:00+09:00', 8, '2026-12-01T08:00'],
    ['by the day of Japan at its midnight', '2026-12-01T00:00:00+09:00', 8, '2026-12-01T08:00'],
    ['and the moment before it', '2026-11-30T23:59:59.999+09:00', 8, '2026-12-01T08:00'],
    ['on Monday, from Friday evening', '2026-12-04T21:00:00+09:00', 8, '2026-12-07T08:00'],
    ['after the end of a month', '2026-10-30T20:00:00+09:00', 9, '2026-11-02T09:00'],
    ['after a holiday', '2026-11-02T20:00:00+09:00', 9, '2026-11-04T09:00'],
    ['after the end of a year', '2026-12-31T20:00:00+09:00', 6, '2027-01-04T06:00'],
  ])('%s', (_what, now, hour, told) => {
    expect(jst(nextDigest(at(now), { hour, holidays: [] }))).toBe(told);
  });

  test('by the company’s own days: closed although the calendar works, open although it rests', () => {
    const holidays = [holiday('2026-12-07', 'closed'), holiday('2026-12-05', 'open')];
    expect(jst(nextDigest(at('2026-12-04T21:00:00+09:00'), { hour: 8, holidays }))).toBe('2026-12-05T08:00');
    expect(jst(nextDigest(at('2026-12-05T21:00:00+09:00'), { hour: 8, holidays }))).toBe('2026-12-08T08:00');
  });

  test('is always to come, at its hour, on a day of work', () => {
    const moments = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2030-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.integer({ min: 6, max: 21 }), (moment, hour) => {
        const now = at(moment.toISOString());
        const due = at(new Date(nextDigest(now, { hour, holidays: [] })).toISOString());
        expect(Date.parse(due) - Date.parse(now)).toBeGreaterThanOrEqual(5 * 60_000);
        expect(jst(Date.parse(due)).slice(11)).toBe(`${String(hour).padStart(2, '0')}:00`);
        expect(worksOn(jstDateOf(due), [])).toBe(true);
        expect(isDigestTime(due, due, { hour, holidays: [] })).toBe(true);
      }),
    );
  });

  test('waits for the hour that was chosen since, and for a day that was closed since', () => {
    const due = at('2026-12-01T08:00:00+09:00');
    expect(isDigestTime(due, due, { hour: 18, holidays: [] })).toBe(false);
    const closed = { hour: 8, holidays: [holiday('2026-12-01', 'closed')] };
    expect(isDigestTime(due, due, closed)).toBe(false);
    expect(isDigestTime(at('2026-12-02T07:00:00+09:00'), due, closed)).toBe(false);
    expect(isDigestTime(at('2026-12-02T08:00:00+09:00'), due, closed)).toBe(true);
  });

  test('goes in the night that follows where its evening was missed, not after the holidays', () => {
    const due = at('2026-12-04T21:00:00+09:00');
    const friday = { hour: 21, holidays: [] };
    expect(isDigestTime(at('2026-12-04T23:59:59.999+09:00'), due, friday)).toBe(true);
    expect(isDigestTime(at('2026-12-05T00:00:00+09:00'), due, friday)).toBe(true);
    expect(isDigestTime(at('2026-12-06T12:00:00+09:00'), due, friday)).toBe(true);
  });

  test('does not wait for ever for a company that never works', () => {
    const holidays = Array.from({ length: 60 }, (_, index) =>
      holiday(new Date(Date.UTC(2026, 11, 1 + index)).toISOString().slice(0, 10), 'closed'),
    );
    const due = at('2026-12-01T08:00:00+09:00');
    expect(jst(nextDigest(at('2026-12-01T07:00:00+09:00'), { hour: 8, holidays }))).toBe('2026-12-01T08:00');
    expect(isDigestTime(at('2027-01-12T08:00:00+09:00'), due, { hour: 8, holidays })).toBe(true);
  });
});
