import { assert } from '#domain/kernel/assert.ts';
import { isInstant } from '#domain/kernel/time.ts';
import { restoreEvidence } from '#rows/control.ts';
import type { Call } from '#lib/operations/step.ts';

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
  const { PK, SK } = restoreEvidence.primaryKey({ at, jobId: `ops-${measured.day}` });
  return {
    service: 'dynamodb',
    operation: 'PutItem',
    input: {
      TableName,
      Item: {
        PK: { S: PK },
        SK: { S: SK },
        kind: { S: 'restore' },
        stage: { S: measured.stage },
        table: { S: measured.tables.join(',') },
        startedAt: { S: at },
        restoredAt: { S: measured.finishedAt.toISOString() },
        minutes: { N: String(minutesOf(measured)) },
        isValid: { BOOL: true },
        message: { S: 'restored by npm run ops' },
      },
    },
  };
};
