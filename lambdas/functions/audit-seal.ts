import type { Context } from 'aws-lambda';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { auditArchiveOf } from '#lambdas/adapters/jobs/audit-archive.ts';
import { auditDaysOf } from '#lambdas/adapters/jobs/audit-days.ts';
import { sealEnvironment } from '#lambdas/adapters/jobs/worker-environments.ts';
import { onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { tenantListOf } from '#lambdas/adapters/operator/tenant-list.ts';
import { sealAll } from '#lambdas/audit/seal-all.ts';
import { writeHeartbeat } from '#lambdas/schedules/heartbeat.ts';
import { scheduledAt } from '#lambdas/schedules/scheduled-event.ts';

const context = onFirstUse((source) => {
  const environment = sealEnvironment(source);
  const client = documentClientOf({ region: environment.region });
  return {
    archive: auditArchiveOf(environment),
    days: auditDaysOf(client, environment.auditTable),
    listTenants: tenantListOf(client, environment.controlTable),
  };
});

/** What the slowest company may take. */
const reservedMillis = 120_000;

/** Every morning at 05:10. `AuditFaults` above zero pages: a record of a day is changed or missing. */
export const handler = async (
  event: unknown,
  { getRemainingTimeInMillis }: Pick<Context, 'getRemainingTimeInMillis'>,
) => {
  const at = scheduledAt(event);
  const mayGoOn = () => getRemainingTimeInMillis() > reservedMillis;
  const { faults, failed, ...report } = await sealAll(context(), { at, mayGoOn });
  // Told before anything fails: what was found rings in any case.
  writeHeartbeat({ job: 'audit-seal', at, metrics: { AuditFaults: faults }, facts: report });
  if (failed.length > 0) throw new Error(`the trail could not be sealed for ${failed.join(', ')}`);
  if (!report.isFinished) throw new Error('the night was too short for all seals: the next call goes on');
  return { faults, ...report };
};
