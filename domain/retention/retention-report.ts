import { jstDateOf, jstText } from '#domain/calendar/jst.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';

/** What was taken away, by kind. Drafts are no kind: nothing a person wrote is ever purged. */
export type PurgeCounts = {
  readonly sessions: number;
  readonly challenges: number;
  readonly reservations: number;
  /** Files that were uploaded to reservations and never completed, by version. */
  readonly reservedObjects: number;
  readonly loginCounters: number;
};

/** 保存期間満了データの削除報告: one a Japanese day; a second run of the day adds to it. */
export type RetentionReport = {
  readonly on: CalendarDate;
  readonly startedAt: Instant;
  readonly startedAtJst: string;
  readonly finishedAt?: Instant;
  readonly finishedAtJst?: string;
  readonly runs: number;
  readonly counts: PurgeCounts;
  readonly tenants: number;
  readonly failedTenants: readonly string[];
  /** Where a run that broke off goes on. */
  readonly cursor?: string;
};

export const noCounts: PurgeCounts = {
  sessions: 0,
  challenges: 0,
  reservations: 0,
  reservedObjects: 0,
  loginCounters: 0,
};

export const addCounts = (counts: PurgeCounts, more: Partial<PurgeCounts>): PurgeCounts => ({
  sessions: counts.sessions + (more.sessions ?? 0),
  challenges: counts.challenges + (more.challenges ?? 0),
  reservations: counts.reservations + (more.reservations ?? 0),
  reservedObjects: counts.reservedObjects + (more.reservedObjects ?? 0),
  loginCounters: counts.loginCounters + (more.loginCounters ?? 0),
});

/** Begins the day's report, or takes it up again: a finished one from the first tenant, a broken one where it broke. */
export const beginReport = (at: Instant, known: RetentionReport | undefined): RetentionReport => {
  if (known === undefined)
    return {
      on: jstDateOf(at),
      startedAt: at,
      startedAtJst: jstText(at),
      runs: 1,
      counts: noCounts,
      tenants: 0,
      failedTenants: [],
    };
  const { finishedAt, finishedAtJst: _jst, ...open } = known;
  const runs = known.runs + 1;
  return finishedAt === undefined ? { ...open, runs } : { ...open, runs, tenants: 0, failedTenants: [] };
};

export const finishReport = (report: RetentionReport, at: Instant): RetentionReport => {
  const { cursor: _over, ...whole } = report;
  return { ...whole, finishedAt: at, finishedAtJst: jstText(at) };
};
