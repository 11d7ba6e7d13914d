import {
  BackupClient,
  DescribeRegionSettingsCommand,
  ListRecoveryPointsByBackupVaultCommand,
} from '@aws-sdk/client-backup';
import type { Instant } from '#domain/kernel/time.ts';
import { sharedConnections } from '#lambdas/adapters/aws/clients.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';

/** What the vaults of one Region hold. */
export const backupVaultsOf = (region: string) => {
  const client = new BackupClient({ region, requestHandler: sharedConnections });
  return {
    /** When the newest finished point of a resource was made; `undefined` when there is none since then. */
    newestPointAt: async (
      vaultName: string,
      resourceArn: string,
      since: Instant,
    ): Promise<Instant | undefined> => {
      const { RecoveryPoints = [] } = await client.send(
        new ListRecoveryPointsByBackupVaultCommand({
          BackupVaultName: vaultName,
          ByResourceArn: resourceArn,
          ByCreatedAfter: new Date(since),
        }),
      );
      return RecoveryPoints.filter(({ Status }) => Status === 'COMPLETED' || Status === 'AVAILABLE')
        .flatMap(({ CreationDate }) => (CreationDate === undefined ? [] : [instantOf(CreationDate)]))
        .toSorted()
        .at(-1);
    },
    /** Whether this Region's AWS Backup manages tables and buckets; the switch has no resource of its own. */
    isOptedIn: async (): Promise<boolean> => {
      const told = await client.send(new DescribeRegionSettingsCommand({}));
      return (
        told.ResourceTypeOptInPreference?.['DynamoDB'] === true &&
        told.ResourceTypeOptInPreference['S3'] === true &&
        told.ResourceTypeManagementPreference?.['DynamoDB'] === true
      );
    },
  };
};

export type BackupVaults = ReturnType<typeof backupVaultsOf>;
