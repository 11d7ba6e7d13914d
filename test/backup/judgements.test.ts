import { describe, expect, test } from 'vitest';
import { decideRerun, type BackupJob } from '#domain/backup/decide-rerun.ts';
import { staleBackups } from '#domain/backup/judge-freshness.ts';
import { monthReport, overdueRestores, type DailyCheck } from '#domain/backup/month-report.ts';
import { calendarDate, monthOf } from '#domain/calendar/calendar-date.ts';
import type { Instant } from '#domain/kernel/time.ts';

const instant = (text: string) => text as Instant;

describe('judging freshness', () => {
  const at = instant('2026-12-02T00:00:00.000Z');
  const fresh = instant('2026-12-01T17:00:00.000Z');

  test('finds one missing table and one stale copy among the others', () => {
    const points = [
      { name: 'Control', newestAt: { tokyo: fresh, osaka: fresh } },
      { name: 'Operator', newestAt: { tokyo: undefined, osaka: fresh } },
      { name: 'Audit', newestAt: { tokyo: fresh, osaka: instant('2026-11-30T21:59:59.999Z') } },
    ];
    expect(staleBackups(points, ['tokyo', 'osaka'], at)).toEqual([
      { name: 'Operator', vault: 'tokyo', newestAt: undefined },
      { name: 'Audit', vault: 'osaka', newestAt: '2026-11-30T21:59:59.999Z' },
    ]);
  });

  test('takes a point of exactly 26 hours for fresh', () => {
    const points = [{ name: 'Audit', newestAt: { tokyo: instant('2026-11-30T22:00:00.000Z') } }];
    expect(staleBackups(points, ['tokyo'], at)).toEqual([]);
  });

  test('asks for no copy in Tokyo while prod runs in Osaka', () => {
    const points = [{ name: 'Audit', newestAt: { osaka: fresh } }];
    expect(staleBackups(points, ['osaka'], at)).toEqual([]);
    expect(staleBackups([{ name: 'Audit', newestAt: {} }], ['osaka'], at)).toMatchObject([
      { vault: 'osaka' },
    ]);
  });
});

describe('the report of a month', () => {
  const check = (day: string): DailyCheck => ({
    day: calendarDate(day),
    checkedAt: instant(`${day}T00:00:00.000Z`),
    stale: [],
    missing: [],
    isOptedIn: true,
  });
  const reportOf = (month: string, checks: readonly DailyCheck[] = []) =>
    monthReport(monthOf(calendarDate(`${month}-01`)), {
      checks,
      restores: [],
      at: instant('2028-03-01T00:30:00.000Z'),
    });

  test.each([
    ['2027-02', 28, '2027-02-28'],
    ['2028-02', 29, '2028-02-29'],
    ['2026-12', 31, '2026-12-31'],
    ['2027-04', 30, '2027-04-30'],
  ])('has every day of %s', (month, days, last) => {
    const { daysWithoutCheck } = reportOf(month);
    expect([daysWithoutCheck.length, daysWithoutCheck.at(-1)]).toEqual([days, last]);
  });

  test('misses the one day that nobody checked', () => {
    const days = Array.from({ length: 29 }, (_, index) => `2028-02-${String(index + 1).padStart(2, '0')}`);
    const checks = days.filter((day) => day !== '2028-02-29').map(check);
    expect(reportOf('2028-02', checks).daysWithoutCheck).toEqual(['2028-02-29']);
  });

  test('counts opted-out backups and overdue restores as findings of their day', () => {
    const bad = { ...check('2028-02-03'), isOptedIn: false, overdueRestores: ['Audit'] };
    expect(reportOf('2028-02', [check('2028-02-02'), bad]).daysWithFindings).toEqual([
      { day: '2028-02-03', findings: ['opt-in', 'restore/Audit'] },
    ]);
  });

  test('says that nothing was restored rather than that all is well', () => {
    expect(reportOf('2028-02').isWithinRecoveryTime).toBeUndefined();
  });
});

describe('restores that are overdue', () => {
  const restored = (restoredAt: string, isValid = true) => ({
    table: 'Audit',
    restoredAt: instant(restoredAt),
    isValid,
  });
  const since = calendarDate('2026-01-01');

  test.each([
    ['35 days old', '2026-11-01T00:00:00.000Z', true, []],
    ['a millisecond older', '2026-10-31T23:59:59.999Z', true, ['Audit']],
    ['invalid', '2026-12-05T00:00:00.000Z', false, ['Audit']],
  ])('judges one that is %s', (_what, restoredAt, isValid, overdue) => {
    const at = instant('2026-12-06T00:00:00.000Z');
    expect(overdueRestores(['Audit'], [restored(restoredAt, isValid)], { at, watchedSince: since })).toEqual(
      overdue,
    );
  });

  test('counts days from the first daily check, by the calendar of Japan', () => {
    const watchedSince = calendarDate('2026-11-01');
    const overdueAt = (at: string) => overdueRestores(['Audit'], [], { at: instant(at), watchedSince });
    expect(overdueAt('2026-12-05T15:00:00.000Z')).toEqual([]);
    expect(overdueAt('2026-12-05T15:00:00.001Z')).toEqual(['Audit']);
  });
});

describe('deciding about a failed job at midnight', () => {
  const job = (jobId: string, createdAt: string, state = 'FAILED'): BackupJob => ({
    jobId,
    kind: 'backup',
    state,
    createdAt: instant(createdAt),
    isOfPlan: true,
  });
  const beforeMidnight = '2026-12-02T14:59:59.999Z';
  const midnight = '2026-12-02T15:00:00.000Z';

  test('starts it again within its Japanese day', () => {
    expect(decideRerun(job('a', beforeMidnight), [], instant(beforeMidnight))).toEqual({
      kind: 'start-again',
    });
  });

  test('leaves it alone a millisecond later: the next day has a plan of its own', () => {
    expect(decideRerun(job('a', beforeMidnight), [], instant(midnight))).toEqual({
      kind: 'nothing',
      because: 'another-day',
    });
  });

  test('does not count the failures of the day before', () => {
    const others = ['b', 'c', 'd'].map((id) => job(id, beforeMidnight));
    expect(decideRerun(job('a', midnight), others, instant(midnight))).toEqual({ kind: 'start-again' });
  });

  test('starts nothing beside a job that is under way', () => {
    const newer = job('b', '2026-12-02T14:59:59.000Z', 'RUNNING');
    expect(decideRerun(job('a', '2026-12-02T14:00:00.000Z'), [newer], instant(beforeMidnight))).toEqual({
      kind: 'nothing',
      because: 'newer-job',
    });
  });
});
