import { onFirstUse } from '#lambdas/adapters/environment.ts';
import { tableExportEnvironment } from '#lambdas/adapters/backup-environment.ts';
import { tableExportsOf } from '#lambdas/adapters/table-exports.ts';
import { exportTables } from '#lambdas/backup/export-tables.ts';
import { writeHeartbeat } from '#lambdas/schedules/heartbeat.ts';
import { scheduledAt } from '#lambdas/schedules/scheduled-event.ts';

const adapters = onFirstUse((source) => {
  const environment = tableExportEnvironment(source);
  return { tables: environment.tables, exports: tableExportsOf(environment) };
});

/** Every night at 02:30: all tables into the backup bucket, as of that moment. */
export const handler = async (event: unknown) => {
  const { tables, exports } = adapters();
  const asOf = scheduledAt(event);
  const started = await exportTables(tables, { exports, asOf });
  writeHeartbeat({ job: 'backup-export', at: asOf, facts: { started } });
  return { exports: started.length };
};
