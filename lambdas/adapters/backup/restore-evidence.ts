import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { RestoreEvidence } from '#domain/backup/month-report.ts';
import { restoreEvidence as kind } from '#rows/control.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';

/**
 * The line of the Control table under which recovery times are kept, tests and real restores alike
 * (lib/operations/evidence.ts). It outlives the reports of the backup bucket; docs/runbooks/restore.md says who reads it.
 */
export const restoreEvidenceOf = ({ region, controlTable }: Record<'region' | 'controlTable', string>) => {
  const client = documentClientOf({ region });
  return {
    /** The same job writes the same item again. */
    keep: async (evidence: RestoreEvidence): Promise<void> => {
      const { restoredAt, jobId } = evidence;
      const Item = kind.stored({ at: restoredAt, jobId }, { kind: 'restore-test', ...evidence });
      await client.send(new PutCommand({ TableName: controlTable, Item }));
    },
  };
};

export type RestoreEvidenceTable = ReturnType<typeof restoreEvidenceOf>;
