import { showUsage } from '#contract/usage.ts';
import { monthOf } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { accept } from '#domain/kernel/result.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';
import { isPlan } from '#domain/tenants/plans.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { peoplePage } from '#lambdas/settings/people-store.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { claimInList } from '#rows/claim-list.ts';
import { company } from '#rows/control.ts';

/** People are 0.3 kB, claims of the list 0.5 kB each: 1 MB at most of either. */
const mostCounted = 2_000;

const contracted = company.only('plan');

const planOf = async ({ table, tenantId }: TenantContext) => {
  const item = await table.get(company.key({ tenantId }), { attributes: contracted.attributes });
  const plan = item === undefined ? '' : contracted.read(item).plan;
  return isPlan(plan) ? { plan } : {};
};

const isPresent = ({ isActive }: { readonly isActive: boolean }): boolean => isActive;

const countPeople = async (table: TenantTable) => {
  const { unseen } = await freshMastersOf(table);
  const { people, nextCursor } = await peoplePage(table, { limit: mostCounted, among: isPresent, unseen });
  return { count: people.length, isMore: nextCursor !== undefined };
};

const countClaims = async (table: TenantTable, month: CalendarMonth) => {
  const { items, nextCursor } = await table.query({ ...claimInList.among({ month }), limit: mostCounted });
  return { count: items.length, isMore: nextCursor !== undefined };
};

/** What the company uses of its contract: counted when somebody looks, and kept nowhere (docs/decisions/0191). */
export const showUsageEndpoint = endpoint(showUsage, async ({ at }, context) => {
  const month = monthOf(jstDateOf(at));
  const [plan, people, claims] = await Promise.all([
    planOf(context),
    countPeople(context.table),
    countClaims(context.table, month),
  ]);
  return accept({ ...plan, month, people, claims });
});
