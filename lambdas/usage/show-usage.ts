import { showUsage } from '#contract/usage.ts';
import { monthOf } from '#domain/calendar/calendar-date.ts';
import { limitsIn } from '#domain/tenants/limits-text.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { accept } from '#domain/kernel/result.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { peoplePage } from '#lambdas/settings/people-store.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { contractOf, planIn } from './contract-of.ts';
import { countsOfUse } from './use-store.ts';
import { claimInList } from '#rows/claim-list.ts';

/** People are 0.3 kB, claims of the list 0.5 kB each: 1 MB at most of either. */
const mostCounted = 2_000;

const isPresent = ({ isActive }: { readonly isActive: boolean }): boolean => isActive;

/** Of a company whose people nobody has let in or stopped since there are counters. */
const countPeople = async (table: TenantTable) => {
  const { unseen } = await freshMastersOf(table);
  const { people, nextCursor } = await peoplePage(table, { limit: mostCounted, among: isPresent, unseen });
  return { count: people.length, isMore: nextCursor !== undefined };
};

const countClaims = async (table: TenantTable, month: CalendarMonth) => {
  const { items, nextCursor } = await table.query({ ...claimInList.among({ month }), limit: mostCounted });
  return { count: items.length, isMore: nextCursor !== undefined };
};

const exactly = (count: number) => ({ count, isMore: false });

/** What the company uses of its contract: as it is counted where it bites (docs/decisions/0230). */
export const showUsageEndpoint = endpoint(showUsage, async ({ at, actor }, context) => {
  const { table } = context;
  const month = monthOf(jstDateOf(at));
  const [contracted, { users, claims, storage }] = await Promise.all([
    contractOf(context),
    countsOfUse(table, month),
  ]);
  const [people, ofMonth] = await Promise.all([
    users === undefined ? countPeople(table) : exactly(users),
    claims === undefined ? countClaims(table, month) : exactly(claims),
  ]);
  return accept({
    ...planIn(contracted),
    limits: limitsIn(actor.limits),
    month,
    people,
    claims: ofMonth,
    storageBytes: storage,
  });
});
