import { jstDateOf } from '#domain/calendar/jst.ts';
import type { TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { ExpiredCounts } from '#lambdas/adapters/jobs/expired-rows.ts';
import type { RecordOperator } from '#lambdas/adapters/operator/operator-audit.ts';
import type { RetentionReports } from '#lambdas/adapters/jobs/retention-reports.ts';
import type { RetentionTenant } from '#lambdas/adapters/jobs/retention-tenants.ts';
import type { ListTenants } from '#lambdas/adapters/operator/tenant-list.ts';
import { writeToLog } from '#lambdas/http/request-log.ts';
import { purgeTenant } from './purge-tenant.ts';
import {
  addCounts,
  beginReport,
  finishReport,
  type RetentionReport,
} from '#domain/retention/retention-report.ts';

export type RetentionContext = {
  readonly reports: RetentionReports;
  readonly purgeExpiredRows: (at: Instant, mayGoOn: () => boolean) => Promise<ExpiredCounts>;
  readonly listTenants: ListTenants;
  /** Whose records must not be changed now. */
  readonly waitingCompanies: (at: Instant) => Promise<(tenantId: TenantId) => boolean>;
  readonly tenantOf: (tenantId: TenantId) => Promise<RetentionTenant>;
  readonly record: RecordOperator;
  readonly now: () => Instant;
};

export type RetentionRun = {
  /** The time that the schedule was meant for. */
  readonly at: Instant;
  readonly requestId: string;
  /** False shortly before the function's time is up. */
  readonly mayGoOn: () => boolean;
};

const tenantsAtOnce = 25;

/** One tenant that cannot be reached must not keep the others' data. */
const purgeOne = async (
  report: RetentionReport,
  tenantId: TenantId,
  { context, run }: { readonly context: RetentionContext; readonly run: RetentionRun },
): Promise<RetentionReport> => {
  const tenants = report.tenants + 1;
  try {
    const counts = await purgeTenant(await context.tenantOf(tenantId), run, run.mayGoOn);
    return { ...report, tenants, counts: addCounts(report.counts, counts) };
  } catch (error) {
    // Names only: messages of AWS quote keys.
    const cause = error instanceof Error ? error.name : typeof error;
    writeToLog(JSON.stringify({ level: 'error', job: 'retention-purge', at: run.at, tenantId, cause }));
    return { ...report, tenants, failedTenants: [...report.failedTenants, tenantId] };
  }
};

const purgeTenants = async (
  begun: RetentionReport,
  context: RetentionContext,
  run: RetentionRun,
): Promise<RetentionReport> => {
  let report = begun;
  for (;;) {
    const { cursor } = report;
    // oxlint-disable-next-line no-await-in-loop -- a page names the next one
    const page = await context.listTenants({
      limit: tenantsAtOnce,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { tenantId } of page.items) {
      if (!run.mayGoOn()) return report;
      // oxlint-disable-next-line no-await-in-loop -- as of now: maintenance may begin while this runs
      const isWaiting = await context.waitingCompanies(context.now());
      // What is over today is over tomorrow.
      if (isWaiting(tenantId)) continue;
      // oxlint-disable-next-line no-await-in-loop -- tenant by tenant, so that the report is true after a crash
      report = await purgeOne(report, tenantId, { context, run });
    }
    if (page.nextCursor === undefined) return finishReport(report, context.now());
    report = { ...report, cursor: page.nextCursor };
    // oxlint-disable-next-line no-await-in-loop -- a run that is killed goes on from here
    await context.reports.save(report);
  }
};

/**
 * 保存期間の満了したデータの削除: expired sessions and challenges, abandoned reservations of uploads, counters of unknown
 * login IDs. Every step may be repeated; a run that broke off is taken up by the next one of the day.
 */
export const purgeExpired = async (
  context: RetentionContext,
  run: RetentionRun,
): Promise<RetentionReport> => {
  const { reports, record } = context;
  const begun = beginReport(run.at, await reports.find(jstDateOf(run.at)));
  const rows = await context.purgeExpiredRows(run.at, run.mayGoOn);
  const swept = { ...begun, counts: addCounts(begun.counts, rows) };
  await reports.save(swept);
  const report = await purgeTenants(swept, context, run);
  await reports.save(report);
  const request = { at: run.at, requestId: run.requestId, sourceIp: '-' };
  await record(request, { action: 'retention.purge', target: `report ${report.on}`, outcome: 'done' });
  return report;
};
