import { jstDateOf } from '#domain/calendar/jst.ts';
import type { Instant } from '#domain/kernel/time.ts';

/** A backup or a copy of one resource, as AWS Backup tells it. */
export type BackupJob = {
  readonly jobId: string;
  readonly kind: 'backup' | 'copy';
  readonly state: string;
  readonly createdAt: Instant;
  /** Started by the daily plan, which copies to Osaka by itself. */
  readonly isOfPlan: boolean;
};

export type RerunDecision =
  | { readonly kind: 'start-again' }
  | { readonly kind: 'copy-to-osaka' }
  | {
      readonly kind: 'nothing';
      readonly because: 'not-finished' | 'done' | 'another-day' | 'newer-job' | 'too-often';
    };

const failed = new Set(['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL']);
const underway = new Set(['CREATED', 'PENDING', 'RUNNING', 'COMPLETED']);

/** The first attempt and two more; after that a person looks at it the same morning. */
export const attemptsADay = 3;

const nothing = (because: Extract<RerunDecision, { kind: 'nothing' }>['because']): RerunDecision => ({
  kind: 'nothing',
  because,
});

/**
 * What follows a job's end. `others` are the jobs of the same kind and resource. A failed job is started again within
 * its Japanese day, so that seven daily generations stay seven; a job that we started has no plan to copy it.
 */
export const decideRerun = (job: BackupJob, others: readonly BackupJob[], at: Instant): RerunDecision => {
  if (job.state === 'COMPLETED')
    return job.kind === 'backup' && !job.isOfPlan ? { kind: 'copy-to-osaka' } : nothing('done');
  if (!failed.has(job.state)) return nothing('not-finished');
  const day = jstDateOf(job.createdAt);
  if (jstDateOf(at) !== day) return nothing('another-day');
  const sameDay = others.filter(
    ({ createdAt, jobId }) => jobId !== job.jobId && jstDateOf(createdAt) === day,
  );
  if (sameDay.some(({ createdAt, state }) => createdAt > job.createdAt && underway.has(state)))
    return nothing('newer-job');
  const failures = sameDay.filter(({ state }) => failed.has(state)).length + 1;
  return failures >= attemptsADay ? nothing('too-often') : { kind: 'start-again' };
};
