import { addDays, monthOf } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import {
  monthReport,
  type DailyCheck,
  type MonthReport,
  type RestoreEvidence,
} from '#domain/backup/month-report.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { BackupBucket } from '#lambdas/adapters/backup/backup-bucket.ts';
import { dailyChecksOf, monthReportKey, restoreTestsOf } from './places.ts';

const readAll = async <T>(
  bucket: BackupBucket,
  prefix: string,
  read: (text: string) => T,
): Promise<readonly T[]> => {
  const keys = await bucket.keys(prefix);
  return Promise.all(keys.map(async (key) => read(await bucket.read(key))));
};

/**
 * Writes the report of the month before `at`, once: a report that is there already may carry a person's name and is
 * left alone.
 */
export const reportMonth = async (
  bucket: BackupBucket,
  at: Instant,
): Promise<{ readonly report: MonthReport; readonly outcome: 'stored' | 'already-there' }> => {
  const today = jstDateOf(at);
  const month = monthOf(addDays(today, -Number(today.slice(8))));
  const report = monthReport(month, {
    checks: await readAll(bucket, dailyChecksOf(month), (text): DailyCheck => JSON.parse(text)),
    restores: await readAll(bucket, restoreTestsOf(month), (text): RestoreEvidence => JSON.parse(text)),
    at,
  });
  return { report, outcome: await bucket.putOnce(monthReportKey(month), JSON.stringify(report)) };
};
