import type { DynamoDBStreamEvent } from 'aws-lambda';
import { auditArchiveOf } from '#lambdas/adapters/jobs/audit-archive.ts';
import { instantOf, systemClock } from '#lambdas/adapters/machine/clock.ts';
import { onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { archiveEnvironment } from '#lambdas/adapters/jobs/worker-environments.ts';
import { archiverOf } from '#lambdas/audit/archive-changes.ts';
import { changesOf } from '#lambdas/audit/changes-of.ts';
import { writeHeartbeat } from '#lambdas/schedules/heartbeat.ts';

const archiver = onFirstUse((source) => archiverOf(auditArchiveOf(archiveEnvironment(source))));

/** Called by the audit table's stream. `AuditTampered` above zero pages: an audit item was changed or removed. */
export const handler = async ({ Records }: DynamoDBStreamEvent) => {
  const at = instantOf(systemClock());
  const { archived, tampered } = await archiver()(changesOf(Records), at);
  writeHeartbeat({
    job: 'audit-archive',
    at,
    metrics: { AuditArchived: archived, AuditTampered: tampered },
  });
};
