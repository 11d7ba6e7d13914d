import { isTenantId, type TenantId } from '#domain/kernel/ids.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import type { StageSettings } from '#lib/settings.ts';

/** 閲覧のみ for one company, or for the whole stage. */
export type MaintenanceCommand = {
  readonly kind: 'maintenance';
  readonly settings: StageSettings;
  /** @default every company of the stage */
  readonly tenantId?: TenantId;
  /** As it was typed, in Japan's time. Absent: it ends now. */
  readonly until?: string;
  readonly reason: string;
  readonly by: string;
  readonly isDryRun: boolean;
  readonly isConfirmed: boolean;
};

type Values = {
  readonly tenant?: string | undefined;
  readonly until?: string | undefined;
  readonly end: boolean;
  readonly reason?: string | undefined;
  readonly by?: string | undefined;
};
type Must = (value: string | undefined, name: string) => string;

/** Whoever forgets to end it gives the company back in three days. */
const longestHours = 72;

/** Throws Mistake for a moment that is over, or too far off. */
export const untilIn = (text: string, now: Date): Date => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?\+09:00$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new Mistake('--until は日本時間で 2026-12-01T03:00+09:00 のように指定してください。');
  const until = new Date(text);
  const hours = (until.getTime() - now.getTime()) / 3_600_000;
  if (hours <= 0) throw new Mistake(`--until は過去の日時です: ${text}`);
  if (hours > longestHours) throw new Mistake(`--until は${longestHours}時間以内にしてください: ${text}`);
  return until;
};

/** Reads the arguments of `maintenance`. Throws Mistake, which is one line. */
export const readMaintenance = (
  { tenant, until, end, reason, by }: Values,
  must: Must,
): Pick<MaintenanceCommand, 'tenantId' | 'until' | 'reason' | 'by'> => {
  if (tenant !== undefined && !isTenantId(tenant))
    throw new Mistake(`--tenant はテナントIDではありません: ${tenant}`);
  if (end === (until !== undefined))
    throw new Mistake('--until（いつまで）と --end（今すぐ終える）のどちらか一方を指定してください。');
  return {
    ...(tenant === undefined ? {} : { tenantId: tenant }),
    ...(until === undefined ? {} : { until }),
    reason: must(reason?.trim(), 'reason').slice(0, 200),
    by: must(by?.trim(), 'by').slice(0, 80),
  };
};
