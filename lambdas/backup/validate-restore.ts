import { assert } from '#domain/kernel/assert.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { judgeReceipts, type RestoredReceipt } from '#domain/backup/judge-receipts.ts';
import { judgeRestore, type RestoreVerdict } from '#domain/backup/judge-restore.ts';
import type { RestoreEvidence } from '#domain/backup/month-report.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { BackupBucket } from '#lambdas/adapters/backup/backup-bucket.ts';
import type { RestoreEvidenceTable } from '#lambdas/adapters/backup/restore-evidence.ts';
import type { RestoreJobs } from '#lambdas/adapters/backup/restore-jobs.ts';
import type { RestoredTableReader } from '#lambdas/adapters/backup/restored-table.ts';
import { restoreTestKey } from './places.ts';

export type RestoreContext = {
  /** AWS Backup of the Region where the restore was made. */
  readonly jobs: RestoreJobs;
  readonly bucket: BackupBucket;
  readonly evidenceTable: RestoreEvidenceTable;
  readonly planArns: readonly string[];
  readonly itemsFloor: number;
  /** Names of our tables, and `Documents`, by the ARN that was backed up. */
  readonly nameOf: (sourceArn: string) => string | undefined;
  readonly tableAt: (createdArn: string) => RestoredTableReader;
  /** Whether the canary tenant's rows in this table open with our keys; `undefined` for a table without sealed rows. */
  readonly opensCanary: (name: string, table: RestoredTableReader) => Promise<boolean | undefined>;
  /** The canary's receipts of the time of the point, in the bucket that was made. */
  readonly receiptsIn: (bucketArn: string, until: Instant) => Promise<readonly RestoredReceipt[]>;
};

export type RestoreOutcome =
  | { readonly kind: 'not-ours' }
  | { readonly kind: 'judged'; readonly evidence: RestoreEvidence };

type Made = {
  readonly createdArn: string;
  /** Of the recovery point; AWS tells it, or the restore began after it. */
  readonly until: Instant;
};

const judge = async (
  name: string,
  { createdArn, until }: Made,
  context: RestoreContext,
): Promise<RestoreVerdict> => {
  if (createdArn.startsWith('arn:aws:s3:::'))
    return judgeReceipts(await context.receiptsIn(createdArn, until), context.itemsFloor);
  const table = context.tableAt(createdArn);
  const opensCanary = await context.opensCanary(name, table);
  return judgeRestore(
    {
      keySchema: await table.keySchema(),
      items: await table.countUpTo(context.itemsFloor),
      ...(opensCanary === undefined ? {} : { opensCanary }),
    },
    context.itemsFloor,
  );
};

/**
 * Judges one restore of our testing plans and keeps the measured minutes as evidence of the recovery time. Evidence comes
 * first: AWS deletes what was restored as soon as it has the verdict, and a repeated event may find it gone.
 */
export const validateRestore = async (jobId: string, context: RestoreContext): Promise<RestoreOutcome> => {
  const job = await context.jobs.restoreJob(jobId);
  if (job.planArn === undefined || !context.planArns.includes(job.planArn) || job.wasJudged)
    return { kind: 'not-ours' };
  const { createdArn, sourceArn, startedAt, completedAt } = job;
  assert(
    createdArn !== undefined && startedAt !== undefined && completedAt !== undefined,
    'a finished restore has a resource and two times',
  );
  const name = context.nameOf(sourceArn ?? '');
  const verdict =
    name === undefined
      ? { isValid: false, message: 'restored from something that is not ours' }
      : await judge(name, { createdArn, until: job.pointAt ?? startedAt }, context);
  const evidence: RestoreEvidence = {
    jobId,
    table: name ?? 'unknown',
    restoredAt: completedAt,
    minutes: Math.ceil((Date.parse(completedAt) - Date.parse(startedAt)) / 60_000),
    ...verdict,
  };
  await context.bucket.put(restoreTestKey(jstDateOf(completedAt), jobId), JSON.stringify(evidence));
  await context.evidenceTable.keep(evidence);
  await context.jobs.putVerdict(jobId, verdict);
  return { kind: 'judged', evidence };
};
