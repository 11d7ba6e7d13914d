import { backupBucketOf } from '#lambdas/adapters/backup-bucket.ts';
import { freshnessEnvironment } from '#lambdas/adapters/backup-environment.ts';
import { backupVaultsOf } from '#lambdas/adapters/backup-vaults.ts';
import { onFirstUse } from '#lambdas/adapters/environment.ts';
import { checkFreshness } from '#lambdas/backup/check-freshness.ts';
import { writeHeartbeat } from '#lambdas/schedules/heartbeat.ts';
import { scheduledAt } from '#lambdas/schedules/scheduled-event.ts';

const adapters = onFirstUse((source) => {
  const environment = freshnessEnvironment(source);
  const { region, bucket, keyArn, vaultName, osakaRegion, osakaBucket, osakaVaultName } = environment;
  return {
    resources: environment.resources,
    exportedTables: environment.tables.map(({ name }) => name),
    tokyo: {
      vaults: backupVaultsOf(region),
      vaultName,
      bucket: backupBucketOf({ region, bucket, keyArn }),
    },
    osaka: {
      vaults: backupVaultsOf(osakaRegion),
      vaultName: osakaVaultName,
      // Only listed: nothing is written in Osaka but by replication.
      bucket: backupBucketOf({ region: osakaRegion, bucket: osakaBucket, keyArn }),
    },
  };
});

/** Every morning at 09:00: is everything of this night in both Regions? */
export const handler = async (event: unknown) => {
  const at = scheduledAt(event);
  const found = await checkFreshness({ ...adapters(), at });
  const { stale, missing, isOptedIn, overdueReports } = found;
  writeHeartbeat({
    job: 'backup-freshness',
    at,
    metrics: {
      StaleBackups: stale.length,
      MissingExports: missing.length,
      BackupOptedOut: isOptedIn ? 0 : 1,
      OverdueReports: overdueReports,
    },
    facts: { stale, missing },
  });
  return found;
};
