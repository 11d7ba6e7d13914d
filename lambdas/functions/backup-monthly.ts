import { backupBucketOf } from '#lambdas/adapters/backup/backup-bucket.ts';
import { monthReportEnvironment } from '#lambdas/adapters/backup/backup-environment.ts';
import { onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { reportMonth } from '#lambdas/backup/report-month.ts';
import { writeHeartbeat } from '#lambdas/schedules/heartbeat.ts';
import { scheduledAt } from '#lambdas/schedules/scheduled-event.ts';

const bucket = onFirstUse((source) => backupBucketOf(monthReportEnvironment(source)));

/** On the first of each month at 09:30: last month's report, which a person then acknowledges by name. */
export const handler = async (event: unknown) => {
  const at = scheduledAt(event);
  const { report, outcome } = await reportMonth(bucket(), at);
  const { daysWithoutCheck, daysWithFindings, isWithinRecoveryTime } = report;
  writeHeartbeat({
    job: 'backup-monthly',
    at,
    metrics: {
      DaysWithoutCheck: daysWithoutCheck.length,
      DaysWithFindings: daysWithFindings.length,
      RecoveryTimeUnproven: isWithinRecoveryTime === true ? 0 : 1,
    },
    facts: { month: report.month, outcome },
  });
  return { month: report.month, outcome };
};
