import { createHash } from 'node:crypto';

import { ServiceFault } from '#local/aws/calls/service-call.ts';

type Members = Readonly<Record<string, unknown>>;

/** A backup, copy or restore job with AWS's own member names; times are dates. */
export type Job = Members & {
  readonly State?: string;
  readonly ResourceArn?: string;
  readonly CreationDate: Date;
};

export type RecoveryPoint = {
  readonly vault: string;
  readonly ResourceArn: string;
  readonly CreationDate: Date;
  /** @default COMPLETED */
  readonly Status?: string;
};

/** AWS Backup of one account: both Regions share it, since vaults have names of their own. */
export type BackupState = {
  readonly backupJobs: Map<string, Job>;
  readonly copyJobs: Map<string, Job>;
  readonly restoreJobs: Map<string, Job>;
  readonly points: RecoveryPoint[];
  /** Each verdict that was put, in order. */
  readonly verdicts: Members[];
  readonly settings: Record<string, Readonly<Record<string, boolean>>>;
};

export const newBackupState = (): BackupState => ({
  backupJobs: new Map(),
  copyJobs: new Map(),
  restoreJobs: new Map(),
  points: [],
  verdicts: [],
  settings: {
    ResourceTypeOptInPreference: { DynamoDB: true, S3: true },
    ResourceTypeManagementPreference: { DynamoDB: true },
  },
});

/** The same token gives the same job, as AWS promises. */
const idOf = (token: string): string => {
  const hex = createHash('sha256').update(token).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
};

export const knownJob = (jobs: ReadonlyMap<string, Job>, id: string): Job => {
  const job = jobs.get(id);
  if (job === undefined) throw new ServiceFault('ResourceNotFoundException', `Job ${id} does not exist`, 400);
  return job;
};

export const startBackupJob = ({ backupJobs }: BackupState, input: Members, now: Date): Members => {
  const BackupJobId = idOf(String(input['IdempotencyToken']));
  const known = backupJobs.get(BackupJobId);
  if (known === undefined)
    backupJobs.set(BackupJobId, {
      BackupJobId,
      State: 'RUNNING',
      BackupVaultName: input['BackupVaultName'],
      ResourceArn: String(input['ResourceArn']),
      CreationDate: now,
    });
  return { BackupJobId, CreationDate: known?.CreationDate ?? now };
};

export const startCopyJob = ({ copyJobs }: BackupState, input: Members, now: Date): Members => {
  const CopyJobId = idOf(String(input['IdempotencyToken']));
  const known = copyJobs.get(CopyJobId);
  if (known === undefined)
    copyJobs.set(CopyJobId, {
      CopyJobId,
      State: 'RUNNING',
      SourceRecoveryPointArn: input['RecoveryPointArn'],
      SourceBackupVaultArn: `arn:aws:backup:ap-northeast-1:000000000000:backup-vault:${String(input['SourceBackupVaultName'])}`,
      DestinationBackupVaultArn: input['DestinationBackupVaultArn'],
      CreationDate: now,
    });
  return { CopyJobId, CreationDate: known?.CreationDate ?? now };
};

/** Whoever ends the job makes its table too: nothing is restored by itself here. */
export const startRestoreJob = ({ restoreJobs }: BackupState, input: Members, now: Date): Members => {
  const RestoreJobId = idOf(String(input['IdempotencyToken']));
  if (!restoreJobs.has(RestoreJobId))
    restoreJobs.set(RestoreJobId, {
      RestoreJobId,
      Status: 'RUNNING',
      RecoveryPointArn: input['RecoveryPointArn'],
      Metadata: input['Metadata'],
      CreationDate: now,
    });
  return { RestoreJobId };
};

export const putVerdict = (state: BackupState, restoreJobId: string, input: Members): Members => {
  const job = knownJob(state.restoreJobs, restoreJobId);
  if (job['ValidationStatus'] !== undefined)
    throw new ServiceFault('InvalidRequestException', 'The restore job has a validation result already', 400);
  state.restoreJobs.set(restoreJobId, { ...job, ...input });
  state.verdicts.push({ restoreJobId, ...input });
  return {};
};
