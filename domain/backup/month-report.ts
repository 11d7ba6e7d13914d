import { addDays, calendarDate } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate, CalendarMonth, Instant } from '#domain/kernel/time.ts';

/** What the daily check found; kept as the evidence of its day. */
export type DailyCheck = {
  readonly day: CalendarDate;
  readonly checkedAt: Instant;
  /** `TenantData/osaka`: what had no fresh point in which vault. */
  readonly stale: readonly string[];
  /**
   * `exports/TenantData/osaka`: what could not be brought back as of the day from which bucket; with a date at its end as
   * of one of the six days before, with `full` when the weekly export is overdue.
   */
  readonly missing: readonly string[];
  readonly isOptedIn: boolean;
  /** Tables whose restore was not proved for 35 days. @default the check of an earlier release, which did not ask */
  readonly overdueRestores?: readonly string[];
};

export type RestoreEvidence = {
  readonly jobId: string;
  /** `TenantData`, …; `Documents` for the receipts. */
  readonly table: string;
  readonly restoredAt: Instant;
  readonly minutes: number;
  readonly isValid: boolean;
  readonly message: string;
};

/** A restore test runs each month; beyond this nobody knows that what is kept can be brought back. */
export const restoreTestedWithinDays = 35;

/**
 * The tables of which no valid restore is younger than 35 days. `watchedSince` is the day of the first daily check: a
 * system that is younger than that owes nothing yet.
 */
export const overdueRestores = (
  tables: readonly string[],
  restores: readonly Pick<RestoreEvidence, 'table' | 'restoredAt' | 'isValid'>[],
  { at, watchedSince }: { readonly at: Instant; readonly watchedSince: CalendarDate },
): readonly string[] => {
  const isRecent = (then: string): boolean =>
    Date.parse(at) - Date.parse(then) <= restoreTestedWithinDays * 86_400_000;
  if (isRecent(`${watchedSince}T00:00:00+09:00`)) return [];
  return tables.filter(
    (name) =>
      !restores.some(({ table, restoredAt, isValid }) => table === name && isValid && isRecent(restoredAt)),
  );
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
  /** The longest of the month's measured restores, in minutes, by table, and `Documents` for the receipts. */
  readonly minutesByResource: Readonly<Record<string, number>>;
  /** Tables (and `Documents`) whose restore was not proved for 35 days when the month's last check asked. */
  readonly overdueRestores: readonly string[];
  readonly longestRestoreMinutes: number | undefined;
  /** `undefined` when nothing was restored this month, which is a finding too. */
  readonly isWithinRecoveryTime: boolean | undefined;
};

const daysOf = (month: CalendarMonth): readonly CalendarDate[] => {
  const days: CalendarDate[] = [];
  for (let day = calendarDate(`${month}-01`); day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
};

const findingsOf = ({
  stale,
  missing,
  isOptedIn,
  overdueRestores: overdue = [],
}: DailyCheck): readonly string[] => [
  ...stale,
  ...missing,
  ...(isOptedIn ? [] : ['opt-in']),
  ...overdue.map((table) => `restore/${table}`),
];

const longestByResource = (restores: readonly RestoreEvidence[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Map.groupBy(restores, ({ table }) => table)].map(([table, those]) => [
      table,
      Math.max(...those.map(({ minutes }) => minutes)),
    ]),
  );

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
    minutesByResource: longestByResource(restores),
    overdueRestores: checks.toSorted((a, b) => (a.day < b.day ? -1 : 1)).at(-1)?.overdueRestores ?? [],
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
