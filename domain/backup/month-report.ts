import { addDays, calendarDate } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate, CalendarMonth, Instant } from '#domain/kernel/time.ts';

/** What the daily check found; kept as the evidence of its day. */
export type DailyCheck = {
  readonly day: CalendarDate;
  readonly checkedAt: Instant;
  /** `TenantData/osaka`: what had no fresh point in which vault. */
  readonly stale: readonly string[];
  /** `exports/TenantData/osaka`: what had no export of the day in which bucket. */
  readonly missing: readonly string[];
  readonly isOptedIn: boolean;
};

export type RestoreEvidence = {
  readonly jobId: string;
  readonly table: string;
  readonly restoredAt: Instant;
  readonly minutes: number;
  readonly isValid: boolean;
  readonly message: string;
};

/** The promise of the white paper: back within 24 hours. */
export const recoveryTimeMinutes = 24 * 60;

export type MonthReport = {
  readonly month: CalendarMonth;
  readonly writtenAt: Instant;
  readonly daysChecked: number;
  readonly daysWithoutCheck: readonly CalendarDate[];
  readonly daysWithFindings: readonly { readonly day: CalendarDate; readonly findings: readonly string[] }[];
  readonly restoreTests: readonly RestoreEvidence[];
  readonly longestRestoreMinutes: number | undefined;
  /** `undefined` when nothing was restored this month, which is a finding too. */
  readonly isWithinRecoveryTime: boolean | undefined;
};

const daysOf = (month: CalendarMonth): readonly CalendarDate[] => {
  const days: CalendarDate[] = [];
  for (let day = calendarDate(`${month}-01`); day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
};

const findingsOf = ({ stale, missing, isOptedIn }: DailyCheck): readonly string[] => [
  ...stale,
  ...missing,
  ...(isOptedIn ? [] : ['opt-in']),
];

export const monthReport = (
  month: CalendarMonth,
  {
    checks,
    restores,
    at,
  }: {
    readonly checks: readonly DailyCheck[];
    readonly restores: readonly RestoreEvidence[];
    readonly at: Instant;
  },
): MonthReport => {
  const checked = new Set(checks.map(({ day }) => day));
  const minutes = restores.map((restore) => restore.minutes);
  const longest = minutes.length === 0 ? undefined : Math.max(...minutes);
  return {
    month,
    writtenAt: at,
    daysChecked: checked.size,
    daysWithoutCheck: daysOf(month).filter((day) => !checked.has(day)),
    daysWithFindings: checks
      .map((check) => ({ day: check.day, findings: findingsOf(check) }))
      .filter(({ findings }) => findings.length > 0),
    restoreTests: restores,
    longestRestoreMinutes: longest,
    isWithinRecoveryTime:
      longest === undefined
        ? undefined
        : longest <= recoveryTimeMinutes && restores.every(({ isValid }) => isValid),
  };
};

/** Days that a person has to put a name under the report. */
export const acknowledgeWithinDays = 5;

/** Whether a report of this age should have been acknowledged by now. */
export const isOverdue = (writtenAt: Instant, at: Instant): boolean =>
  Date.parse(at) - Date.parse(writtenAt) > acknowledgeWithinDays * 86_400_000;
