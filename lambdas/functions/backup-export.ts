import { backupBucketOf } from '#lambdas/adapters/backup/backup-bucket.ts';
import { onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { tableExportEnvironment } from '#lambdas/adapters/backup/backup-environment.ts';
import { tableExportsOf } from '#lambdas/adapters/backup/table-exports.ts';
import { exportTables } from '#lambdas/backup/export-tables.ts';
import { writeHeartbeat } from '#lambdas/schedules/heartbeat.ts';
import { scheduledAt } from '#lambdas/schedules/scheduled-event.ts';

const adapters = onFirstUse((source) => {
  const environment = tableExportEnvironment(source);
  return {
    tables: environment.tables,
    exports: tableExportsOf(environment),
    bucket: backupBucketOf(environment),
  };
});

/** Every night at 02:30: what changed in every table into the backup bucket, as of 02:15, and all of it once a week. */
export const handler = async (event: unknown) => {
  const { tables, exports, bucket } = adapters();
  const at = scheduledAt(event);
  const started = await exportTables(tables, { exports, bucket, at });
  writeHeartbeat({ job: 'backup-export', at, facts: { started } });
  return { exports: started.length };
};
