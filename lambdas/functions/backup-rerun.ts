import * as v from 'valibot';
import { rerunEnvironment } from '#lambdas/adapters/backup/backup-environment.ts';
import { backupJobsOf } from '#lambdas/adapters/backup/backup-jobs.ts';
import { instantOf, systemClock } from '#lambdas/adapters/machine/clock.ts';
import { onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { rerunJob } from '#lambdas/backup/rerun-job.ts';
import { writeToLog } from '#lambdas/http/request-log.ts';

/** Backup jobs carry `backupJobId`, copy jobs `copyJobId`; both say `state`. */
const ended = v.object({
  detail: v.union([
    v.pipe(
      v.object({ backupJobId: v.string() }),
      v.transform(({ backupJobId }) => ({ kind: 'backup' as const, jobId: backupJobId })),
    ),
    v.pipe(
      v.object({ copyJobId: v.string() }),
      v.transform(({ copyJobId }) => ({ kind: 'copy' as const, jobId: copyJobId })),
    ),
  ]),
});

const adapters = onFirstUse((source) => {
  const environment = rerunEnvironment(source);
  return { ...environment, jobs: backupJobsOf(environment.region) };
});

/** Answers each end of a backup or copy job. */
export const handler = async (event: unknown) => {
  const at = instantOf(systemClock());
  const { detail } = v.parse(ended, event);
  const outcome = await rerunJob(detail, { ...adapters(), at });
  writeToLog(JSON.stringify({ level: 'info', at, job: 'backup-rerun', ...detail, ...outcome }));
  return outcome;
};
