import type { Side } from '#domain/backup/judge-freshness.ts';
import { backupBucketOf } from '#lambdas/adapters/backup/backup-bucket.ts';
import { freshnessEnvironment } from '#lambdas/adapters/backup/backup-environment.ts';
import { backupVaultsOf } from '#lambdas/adapters/backup/backup-vaults.ts';
import { onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { checkFreshness } from '#lambdas/backup/check-freshness.ts';
import { writeHeartbeat } from '#lambdas/schedules/heartbeat.ts';
import { scheduledAt } from '#lambdas/schedules/scheduled-event.ts';

const sideOf = (region: string): Side => (region === 'ap-northeast-3' ? 'osaka' : 'tokyo');

const adapters = onFirstUse((source) => {
  const environment = freshnessEnvironment(source);
  const { region, bucket, keyArn, vaultName, copies, tables, areRestoresTested } = environment;
  const exportedTables = tables.map(({ name }) => name);
  return {
    resources: environment.resources,
    exportedTables,
    restoreTested: areRestoresTested ? environment.resources.map(({ name }) => name) : [],
    home: {
      side: sideOf(region),
      vaults: backupVaultsOf(region),
      vaultName,
      bucket: backupBucketOf({ region, bucket, keyArn }),
    },
    ...(copies === undefined
      ? {}
      : {
          copies: {
            side: sideOf(copies.region),
            vaults: backupVaultsOf(copies.region),
            vaultName: copies.vaultName,
            // Only listed: nothing is written in Osaka but by replication.
            bucket: backupBucketOf({ region: copies.region, bucket: copies.bucket, keyArn }),
          },
        }),
  };
});

/** Every morning at 09:00: is everything of this night where it must be, and was every table restored for a test? */
export const handler = async (event: unknown) => {
  const at = scheduledAt(event);
  const found = await checkFreshness({ ...adapters(), at });
  const { stale, missing, isOptedIn, overdueRestores = [], overdueReports } = found;
  writeHeartbeat({
    job: 'backup-freshness',
    at,
    metrics: {
      StaleBackups: stale.length,
      MissingExports: missing.length,
      BackupOptedOut: isOptedIn ? 0 : 1,
      OverdueReports: overdueReports,
      OverdueRestores: overdueRestores.length,
    },
    facts: { stale, missing, overdueRestores },
  });
  return found;
};
