import { assert } from '#domain/kernel/assert.ts';
import { isInstant } from '#domain/kernel/time.ts';
import { restoreEvidence } from '#rows/control.ts';
import type { Call } from '#lib/operations/step.ts';
import { wireItemOf } from '#lib/operations/wire-item.ts';

export type RestoreMeasured = {
  readonly stage: string;
  readonly day: string;
  readonly tables: readonly string[];
  /** When AWS began the first of the restores, whichever run asked for it. */
  readonly startedAt: Date;
  readonly finishedAt: Date;
};

export const minutesOf = ({ startedAt, finishedAt }: RestoreMeasured): number =>
  Math.ceil((finishedAt.getTime() - startedAt.getTime()) / 60_000);

/**
 * The measured recovery time, beside the evidence of the monthly tests (lambdas/adapters/backup/restore-evidence.ts). A run that
 * is repeated replaces its own line.
 */
export const evidenceCall = (TableName: string, measured: RestoreMeasured): Call => {
  const at = measured.startedAt.toISOString();
  assert(isInstant(at), 'a date of our years is written as an instant');
  const row = restoreEvidence.stored(
    { at, jobId: `ops-${measured.day}` },
    {
      kind: 'restore',
      stage: measured.stage,
      table: measured.tables.join(','),
      startedAt: at,
      restoredAt: measured.finishedAt.toISOString(),
      minutes: minutesOf(measured),
      isValid: true,
      message: 'restored by npm run ops',
    },
  );
  return { service: 'dynamodb', operation: 'PutItem', input: { TableName, Item: wireItemOf(row) } };
};
