import { assert } from '#domain/kernel/assert.ts';
import { decideRerun, type RerunDecision } from '#domain/backup/decide-rerun.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import type { BackupJobs, KnownJob } from '#lambdas/adapters/backup/backup-jobs.ts';

export type RerunContext = {
  readonly jobs: BackupJobs;
  readonly vaultName: string;
  /** `undefined` where nothing is copied: the stage runs in Osaka itself. */
  readonly osakaVaultArn: string | undefined;
  readonly roleArn: string;
  readonly at: Instant;
};

export type Ended = { readonly kind: 'backup' | 'copy'; readonly jobId: string };

export type RerunOutcome = {
  readonly decision: RerunDecision['kind'];
  readonly because?: string;
  readonly startedJobId?: string;
};

const dayMillis = 86_400_000;

/** The token names the job that ended, so an event that comes twice starts one job. */
const copyToOsaka = (
  job: KnownJob,
  { jobs, vaultName, osakaVaultArn, roleArn }: RerunContext,
): Promise<string> => {
  assert(job.recoveryPointArn !== undefined, 'what is copied is a point');
  assert(osakaVaultArn !== undefined, 'a copy has somewhere to go');
  return jobs.startCopy({
    recoveryPointArn: job.recoveryPointArn,
    fromVaultName: vaultName,
    toVaultArn: osakaVaultArn,
    roleArn,
    token: `copy-after-${job.jobId}`,
  });
};

const startAgain = (job: KnownJob, context: RerunContext): Promise<string> =>
  job.kind === 'copy'
    ? copyToOsaka(job, context)
    : context.jobs.startBackup({
        resourceArn: job.resourceArn,
        vaultName: context.vaultName,
        roleArn: context.roleArn,
        token: `again-after-${job.jobId}`,
      });

/** Answers the end of a backup or copy: starts a failed one again, and sends to Osaka what was started again. */
export const rerunJob = async ({ kind, jobId }: Ended, context: RerunContext): Promise<RerunOutcome> => {
  const { jobs, vaultName, osakaVaultArn, at } = context;
  const job = await (kind === 'backup' ? jobs.backupJob(jobId) : jobs.copyJob(jobId));
  // The account's other vaults are none of our affair.
  if (job.vaultName !== vaultName) return { decision: 'nothing', because: 'another-vault' };
  const since = instantOf(new Date(Date.parse(job.createdAt) - dayMillis));
  const others = job.state === 'COMPLETED' ? [] : await jobs.jobsLike(job, since);
  const decision = decideRerun(job, others, at);
  if (decision.kind === 'nothing') return { decision: 'nothing', because: decision.because };
  if (osakaVaultArn === undefined && (job.kind === 'copy' || decision.kind === 'copy-to-osaka'))
    return { decision: 'nothing', because: 'no-other-region' };
  const startedJobId = await (decision.kind === 'copy-to-osaka' ? copyToOsaka : startAgain)(job, context);
  return { decision: decision.kind, startedJobId };
};
