import { addDays, calendarDate, monthOf } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { generationOf, keptExports, type KeptExport } from '#domain/backup/export-chain.ts';
import { fullEveryDays } from '#domain/backup/next-exports.ts';
import { staleBackups, type Side } from '#domain/backup/judge-freshness.ts';
import {
  isOverdue,
  overdueRestores,
  type DailyCheck,
  type RestoreEvidence,
} from '#domain/backup/month-report.ts';
import type { CalendarDate, CalendarMonth, Instant } from '#domain/kernel/time.ts';
import type { BackupBucket } from '#lambdas/adapters/backup/backup-bucket.ts';
import type { BackupVaults } from '#lambdas/adapters/backup/backup-vaults.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import type { NamedTable } from './export-tables.ts';
import {
  acknowledgementKey,
  dailyCheckKey,
  exportsFolder,
  monthReportKey,
  restoreTestsOf,
  userListManifestKey,
} from './places.ts';

/** What one Region keeps of the backup. */
export type KeptThere = {
  readonly side: Side;
  readonly vaults: BackupVaults;
  readonly vaultName: string;
  readonly bucket: BackupBucket;
};

export type FreshnessContext = {
  /** Of the Region that the stage runs in; findings are written here. */
  readonly home: KeptThere;
  /** @default the copies of another Region: there is none while the stage runs in Osaka */
  readonly copies?: KeptThere;
  /** Everything with a point in the vaults; a vault cannot tell what it never held. */
  readonly resources: readonly NamedTable[];
  readonly exportedTables: readonly string[];
  /** Tables that AWS Backup restores for a test each month. */
  readonly restoreTested: readonly string[];
  readonly at: Instant;
};

const dayMillis = 86_400_000;
const weekMillis = 7 * dayMillis;
/** 世代管理は7世代 (12.3.1). */
const generations = 7;

/** A full export that is older was due, and did not come: the chain from it will end before long. */
const fullOverdueDays = fullEveryDays + 1;

/** The days of which a table can be brought back, as far as it was exported at all, and what is missing to them. */
const missingOf = (kept: readonly KeptExport[], day: CalendarDate, at: Instant): readonly string[] => {
  const fulls = kept.filter((one) => one.kind === 'full').map(({ asOf }) => asOf);
  const [first] = fulls.toSorted();
  const newest = fulls.toSorted().at(-1);
  if (first === undefined || newest === undefined) return [''];
  const lost = Array.from({ length: generations }, (_, back) => addDays(day, -back))
    .filter((one) => one >= jstDateOf(first))
    .filter((one) => generationOf(kept, one) === undefined);
  const isFullOverdue = Date.parse(at) - Date.parse(newest) > fullOverdueDays * dayMillis;
  // Today without a date, as before there were generations of exports.
  return [...lost.map((one) => (one === day ? '' : `/${one}`)), ...(isFullOverdue ? ['/full'] : [])];
};

const missingIn = async (
  { side, bucket }: KeptThere,
  {
    exportedTables,
    day,
    at,
  }: { readonly exportedTables: readonly string[]; readonly day: CalendarDate; readonly at: Instant },
): Promise<readonly string[]> => {
  const keys = await bucket.keys(exportsFolder);
  const lacking = exportedTables.flatMap((table) =>
    missingOf(keptExports(keys, table), day, at).map((what) => `exports/${table}/${side}${what}`),
  );
  const users = await bucket.keys(userListManifestKey(day));
  return [...lacking, ...(users.length === 0 ? [`users/${side}`] : [])];
};

/** Whether last month's report waits too long for a name under it, or was not written at all. */
const isReportOverdue = async (bucket: BackupBucket, month: CalendarMonth, at: Instant): Promise<boolean> => {
  const keys = await bucket.keys(`reports/monthly/${month}`);
  if (keys.includes(acknowledgementKey(month)) || !keys.includes(monthReportKey(month))) return false;
  const { writtenAt }: { writtenAt: Instant } = JSON.parse(await bucket.read(monthReportKey(month)));
  return isOverdue(writtenAt, at);
};

/** Evidence of this month and the two before; 35 days reach no further back. */
const recentEvidence = async (
  bucket: BackupBucket,
  day: CalendarDate,
): Promise<readonly RestoreEvidence[]> => {
  const months = new Set([day, addDays(day, -28), addDays(day, -35)].map(monthOf));
  const keys = await Promise.all([...months].map((month) => bucket.keys(restoreTestsOf(month))));
  return Promise.all(
    keys.flat().map(async (key): Promise<RestoreEvidence> => JSON.parse(await bucket.read(key))),
  );
};

/** The day of the oldest daily check that is kept. */
const watchedSince = async (bucket: BackupBucket, today: CalendarDate): Promise<CalendarDate> => {
  const [first] = await bucket.keys('reports/daily/');
  const day = first?.slice('reports/daily/'.length, -'.json'.length);
  return day === undefined ? today : calendarDate(day);
};

const restoresOverdue = async ({ home, restoreTested, at }: FreshnessContext): Promise<readonly string[]> => {
  if (restoreTested.length === 0) return [];
  const day = jstDateOf(at);
  return overdueRestores(restoreTested, await recentEvidence(home.bucket, day), {
    at,
    watchedSince: await watchedSince(home.bucket, day),
  });
};

const newestIn = async (
  { vaults, vaultName }: KeptThere,
  arn: string,
  at: Instant,
): Promise<Instant | undefined> =>
  vaults.newestPointAt(vaultName, arn, instantOf(new Date(Date.parse(at) - weekMillis)));

/**
 * Asks each vault and each bucket what it holds: a job that never started tells nobody. Writes what it found as the
 * evidence of the day; a repeated run replaces it.
 */
export const checkFreshness = async (
  context: FreshnessContext,
): Promise<DailyCheck & { readonly overdueReports: number }> => {
  const { home, copies, resources, exportedTables, at } = context;
  const places = copies === undefined ? [home] : [home, copies];
  const day = jstDateOf(at);
  const points = await Promise.all(
    resources.map(async ({ name, arn }) => ({
      name,
      newestAt: Object.fromEntries(
        await Promise.all(places.map(async (place) => [place.side, await newestIn(place, arn, at)] as const)),
      ),
    })),
  );
  const missing = await Promise.all(places.map((place) => missingIn(place, { exportedTables, day, at })));
  const optedIn = await Promise.all(places.map(({ vaults }) => vaults.isOptedIn()));
  const stale = staleBackups(
    points,
    places.map(({ side }) => side),
    at,
  );
  const found: DailyCheck = {
    day,
    checkedAt: at,
    stale: stale.map(({ name, vault }) => `${name}/${vault}`),
    missing: missing.flat(),
    isOptedIn: optedIn.every((isOn) => isOn),
    overdueRestores: await restoresOverdue(context),
  };
  await home.bucket.put(dailyCheckKey(day), JSON.stringify({ ...found, points }));
  const lastMonth = monthOf(addDays(day, -Number(day.slice(8))));
  const isWaiting = await isReportOverdue(home.bucket, lastMonth, at);
  return { ...found, overdueReports: isWaiting ? 1 : 0 };
};
