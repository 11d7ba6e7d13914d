import {
  BackupClient,
  DescribeBackupJobCommand,
  DescribeCopyJobCommand,
  ListBackupJobsCommand,
  ListCopyJobsCommand,
  StartBackupJobCommand,
  StartCopyJobCommand,
} from '@aws-sdk/client-backup';
import type { BackupJob } from '#domain/backup/decide-rerun.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { sharedConnections } from '#lambdas/adapters/aws/clients.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';

/** A job with what starting it again takes. */
export type KnownJob = BackupJob & {
  readonly resourceArn: string;
  readonly vaultName: string;
  readonly recoveryPointArn: string | undefined;
};

/** Days that a point lives in both vaults. */
const keptDays = 7;

const nameIn = (vaultArn: string | undefined): string => vaultArn?.split(':').at(-1) ?? '';

type Told = {
  readonly State?: string | undefined;
  readonly CreationDate?: Date | undefined;
  readonly ResourceArn?: string | undefined;
  readonly CreatedBy?: { readonly BackupPlanArn?: string | undefined } | undefined;
};

const jobOf = (
  told: Told,
  rest: Pick<KnownJob, 'jobId' | 'kind' | 'vaultName' | 'recoveryPointArn'>,
): KnownJob => {
  const { State, CreationDate, ResourceArn, CreatedBy } = told;
  assert(
    State !== undefined && CreationDate !== undefined && ResourceArn !== undefined,
    'a job is described',
  );
  return {
    ...rest,
    state: State,
    createdAt: instantOf(CreationDate),
    resourceArn: ResourceArn,
    isOfPlan: CreatedBy?.BackupPlanArn !== undefined,
  };
};

const readingWith = (client: BackupClient) => ({
  backupJob: async (jobId: string): Promise<KnownJob> => {
    const told = await client.send(new DescribeBackupJobCommand({ BackupJobId: jobId }));
    const { BackupVaultName = '', RecoveryPointArn: recoveryPointArn } = told;
    return jobOf(told, { jobId, kind: 'backup', vaultName: BackupVaultName, recoveryPointArn });
  },
  copyJob: async (jobId: string): Promise<KnownJob> => {
    const { CopyJob = {} } = await client.send(new DescribeCopyJobCommand({ CopyJobId: jobId }));
    const { SourceBackupVaultArn, SourceRecoveryPointArn: recoveryPointArn } = CopyJob;
    return jobOf(CopyJob, {
      jobId,
      kind: 'copy',
      vaultName: nameIn(SourceBackupVaultArn),
      recoveryPointArn,
    });
  },
  /** Jobs of the same kind and resource since a moment; one page, since a resource has few jobs a day. */
  jobsLike: async ({ kind, resourceArn }: KnownJob, since: Instant): Promise<readonly BackupJob[]> => {
    const wanted = { ByResourceArn: resourceArn, ByCreatedAfter: new Date(since) };
    if (kind === 'backup') {
      const { BackupJobs = [] } = await client.send(new ListBackupJobsCommand(wanted));
      return BackupJobs.map((told) =>
        jobOf(told, { jobId: told.BackupJobId ?? '', kind, vaultName: '', recoveryPointArn: undefined }),
      );
    }
    const { CopyJobs = [] } = await client.send(new ListCopyJobsCommand(wanted));
    return CopyJobs.map((told) =>
      jobOf(told, { jobId: told.CopyJobId ?? '', kind, vaultName: '', recoveryPointArn: undefined }),
    );
  },
});

const startingWith = (client: BackupClient) => ({
  /** The same token starts the same job, however often it is asked for. */
  startBackup: async (order: {
    readonly resourceArn: string;
    readonly vaultName: string;
    readonly roleArn: string;
    readonly token: string;
  }): Promise<string> => {
    const { BackupJobId } = await client.send(
      new StartBackupJobCommand({
        ResourceArn: order.resourceArn,
        BackupVaultName: order.vaultName,
        IamRoleArn: order.roleArn,
        IdempotencyToken: order.token,
        Lifecycle: { DeleteAfterDays: keptDays },
        StartWindowMinutes: 60,
        CompleteWindowMinutes: 480,
      }),
    );
    assert(BackupJobId !== undefined, 'a started backup has an id');
    return BackupJobId;
  },
  startCopy: async (order: {
    readonly recoveryPointArn: string;
    readonly fromVaultName: string;
    readonly toVaultArn: string;
    readonly roleArn: string;
    readonly token: string;
  }): Promise<string> => {
    const { CopyJobId } = await client.send(
      new StartCopyJobCommand({
        RecoveryPointArn: order.recoveryPointArn,
        SourceBackupVaultName: order.fromVaultName,
        DestinationBackupVaultArn: order.toVaultArn,
        IamRoleArn: order.roleArn,
        IdempotencyToken: order.token,
        Lifecycle: { DeleteAfterDays: keptDays },
      }),
    );
    assert(CopyJobId !== undefined, 'a started copy has an id');
    return CopyJobId;
  },
});

/** Backup and copy jobs of one Region. */
export const backupJobsOf = (region: string) => {
  const client = new BackupClient({ region, requestHandler: sharedConnections });
  return { ...readingWith(client), ...startingWith(client) };
};

export type BackupJobs = ReturnType<typeof backupJobsOf>;
