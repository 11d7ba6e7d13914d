import { addDays, monthOf } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { staleBackups } from '#domain/backup/judge-freshness.ts';
import { isOverdue, type DailyCheck } from '#domain/backup/month-report.ts';
import type { CalendarDate, CalendarMonth, Instant } from '#domain/kernel/time.ts';
import type { BackupBucket } from '#lambdas/adapters/backup-bucket.ts';
import type { BackupVaults } from '#lambdas/adapters/backup-vaults.ts';
import { instantOf } from '#lambdas/adapters/clock.ts';
import type { NamedTable } from './export-tables.ts';
import {
  acknowledgementKey,
  dailyCheckKey,
  exportPrefix,
  monthReportKey,
  userListManifestKey,
} from './places.ts';

/** One Region's half of the backup. */
export type Side = {
  readonly vaults: BackupVaults;
  readonly vaultName: string;
  readonly bucket: BackupBucket;
};

export type FreshnessContext = {
  readonly tokyo: Side;
  readonly osaka: Side;
  /** Everything with a point in the vaults; a vault cannot tell what it never held. */
  readonly resources: readonly NamedTable[];
  readonly exportedTables: readonly string[];
  readonly at: Instant;
};

const weekMillis = 7 * 86_400_000;

const missingIn = async (
  side: 'tokyo' | 'osaka',
  { bucket }: Side,
  { exportedTables, day }: { readonly exportedTables: readonly string[]; readonly day: CalendarDate },
): Promise<readonly string[]> => {
  const lacking = await Promise.all(
    exportedTables.map(async (table) => {
      // DynamoDB writes the summary last.
      const keys = await bucket.keys(`${exportPrefix(day, table)}/`);
      return keys.some((key) => key.endsWith('/manifest-summary.json')) ? [] : [`exports/${table}/${side}`];
    }),
  );
  const users = await bucket.keys(userListManifestKey(day));
  return [...lacking.flat(), ...(users.length === 0 ? [`users/${side}`] : [])];
};

/** Whether last month's report waits too long for a name under it, or was not written at all. */
const isReportOverdue = async (bucket: BackupBucket, month: CalendarMonth, at: Instant): Promise<boolean> => {
  const keys = await bucket.keys(`reports/monthly/${month}`);
  if (keys.includes(acknowledgementKey(month)) || !keys.includes(monthReportKey(month))) return false;
  const { writtenAt }: { writtenAt: Instant } = JSON.parse(await bucket.read(monthReportKey(month)));
  return isOverdue(writtenAt, at);
};

/**
 * Asks both vaults and both buckets what they hold: a job that never started tells nobody. Writes what it found as the
 * evidence of the day; a repeated run replaces it.
 */
export const checkFreshness = async (
  context: FreshnessContext,
): Promise<DailyCheck & { readonly overdueReports: number }> => {
  const { tokyo, osaka, resources, exportedTables, at } = context;
  const since = instantOf(new Date(Date.parse(at) - weekMillis));
  const day = jstDateOf(at);
  const points = await Promise.all(
    resources.map(async ({ name, arn }) => ({
      name,
      tokyoAt: await tokyo.vaults.newestPointAt(tokyo.vaultName, arn, since),
      osakaAt: await osaka.vaults.newestPointAt(osaka.vaultName, arn, since),
    })),
  );
  const missing = await Promise.all([
    missingIn('tokyo', tokyo, { exportedTables, day }),
    missingIn('osaka', osaka, { exportedTables, day }),
  ]);
  const optedIn = await Promise.all([tokyo.vaults.isOptedIn(), osaka.vaults.isOptedIn()]);
  const found: DailyCheck = {
    day,
    checkedAt: at,
    stale: staleBackups(points, at).map(({ name, vault }) => `${name}/${vault}`),
    missing: missing.flat(),
    isOptedIn: optedIn.every((isOn) => isOn),
  };
  await tokyo.bucket.put(dailyCheckKey(day), JSON.stringify({ ...found, points }));
  const lastMonth = monthOf(addDays(day, -Number(day.slice(8))));
  const isWaiting = await isReportOverdue(tokyo.bucket, lastMonth, at);
  return { ...found, overdueReports: isWaiting ? 1 : 0 };
};
