import type { Context } from 'aws-lambda';
import { workersClientOf } from '#lambdas/adapters/aws/clients.ts';
import { instantOf, systemClock } from '#lambdas/adapters/machine/clock.ts';
import { onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { expiredRowsOf } from '#lambdas/adapters/jobs/expired-rows.ts';
import { waitingCompaniesOf } from '#lambdas/adapters/sign-in/maintenance.ts';
import { operatorAuditOf } from '#lambdas/adapters/operator/operator-audit.ts';
import { retentionReportsOf } from '#lambdas/adapters/jobs/retention-reports.ts';
import { retentionTenantsOf } from '#lambdas/adapters/jobs/retention-tenants.ts';
import { tenantListOf } from '#lambdas/adapters/operator/tenant-list.ts';
import { retentionEnvironment } from '#lambdas/adapters/jobs/worker-environments.ts';
import { purgeExpired } from '#lambdas/retention/purge-expired.ts';
import { writeHeartbeat } from '#lambdas/schedules/heartbeat.ts';
import { scheduledAt } from '#lambdas/schedules/scheduled-event.ts';

const context = onFirstUse((source) => {
  const environment = retentionEnvironment(source);
  const client = workersClientOf({ region: environment.region });
  return {
    reports: retentionReportsOf(client, environment.controlTable),
    purgeExpiredRows: expiredRowsOf(client, environment.sessionTables),
    listTenants: tenantListOf(client, environment.controlTable),
    waitingCompanies: waitingCompaniesOf(client, environment.controlTable),
    tenantOf: retentionTenantsOf(environment, systemClock),
    record: operatorAuditOf(client, environment.auditTable),
    now: () => instantOf(systemClock()),
  };
});

/** Enough to write the report. */
const reservedMillis = 30_000;

/** Every night at 03:30. Answers with the day's report; a run that did not come to its end gives no heartbeat. */
export const handler = async (
  event: unknown,
  { awsRequestId, getRemainingTimeInMillis }: Pick<Context, 'awsRequestId' | 'getRemainingTimeInMillis'>,
) => {
  const at = scheduledAt(event);
  const mayGoOn = () => getRemainingTimeInMillis() > reservedMillis;
  const report = await purgeExpired(context(), { at, requestId: awsRequestId, mayGoOn });
  if (report.failedTenants.length > 0)
    throw new Error(`the retention purge failed for ${report.failedTenants.join(', ')}`);
  if (report.finishedAt !== undefined)
    writeHeartbeat({ job: 'retention-purge', at, metrics: { ...report.counts }, facts: { on: report.on } });
  return report;
};
