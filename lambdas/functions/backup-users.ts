import { backupBucketOf } from '#lambdas/adapters/backup/backup-bucket.ts';
import { userExportEnvironment } from '#lambdas/adapters/backup/backup-environment.ts';
import { directoryListOf } from '#lambdas/adapters/backup/directory-list.ts';
import { onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { exportUsers } from '#lambdas/backup/export-users.ts';
import { writeHeartbeat } from '#lambdas/schedules/heartbeat.ts';
import { scheduledAt } from '#lambdas/schedules/scheduled-event.ts';

const adapters = onFirstUse((source) => {
  const environment = userExportEnvironment(source);
  return { bucket: backupBucketOf(environment), pages: directoryListOf(environment) };
});

/** Every night at 02:40: the user directory, which AWS Backup does not know. */
export const handler = async (event: unknown) => {
  const { bucket, pages } = adapters();
  const at = scheduledAt(event);
  const written = await exportUsers(pages, { bucket, at });
  writeHeartbeat({ job: 'backup-users', at, facts: written });
  return written;
};
