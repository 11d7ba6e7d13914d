import type { Instant } from '#domain/kernel/time.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import type { RetentionRequest, RetentionTenant } from '#lambdas/adapters/jobs/retention-tenants.ts';
import type { PurgeCounts } from '#domain/retention/retention-report.ts';

/** An upload address lives 5 minutes; who has not used it after a day has given up. */
const reservationHours = 24;
/** An attempt at a login ID that nobody has is of no use to anybody a month later. */
const loginCounterDays = 30;

const hourMillis = 3_600_000;
const before = (at: Instant, millis: number): Instant => instantOf(new Date(Date.parse(at) - millis));

const atOnce = 100;

/** Oldest first, until none is left or the time is up. A tenant may have made any number since yesterday. */
const purgeReservations = async (
  tenant: RetentionTenant,
  at: Instant,
  mayGoOn: () => boolean,
): Promise<Pick<PurgeCounts, 'reservations' | 'reservedObjects'>> => {
  const counts = { reservations: 0, reservedObjects: 0 };
  const upTo = before(at, reservationHours * hourMillis);
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- what is listed next depends on what is gone
    const reservations = await tenant.listReservations(upTo, atOnce);
    for (const reservation of reservations) {
      if (!mayGoOn()) return counts;
      // oxlint-disable-next-line no-await-in-loop -- a tenant's share of the database is not for a job to use up
      const objects = await tenant.giveUp(reservation);
      if (objects === undefined) continue;
      counts.reservations += 1;
      counts.reservedObjects += objects;
    }
    if (reservations.length < atOnce) return counts;
  }
};

const purgeLoginCounters = async (
  tenant: RetentionTenant,
  at: Instant,
  mayGoOn: () => boolean,
): Promise<Pick<PurgeCounts, 'loginCounters'>> => {
  const untried = { now: at, before: before(at, loginCounterDays * 24 * hourMillis) };
  let loginCounters = 0;
  let cursor: string | undefined;
  do {
    // oxlint-disable-next-line no-await-in-loop -- a page names the next one
    const page = await tenant.listLoginCounters(untried, cursor);
    for (const hash of page.hashes) {
      if (!mayGoOn()) return { loginCounters };
      // oxlint-disable-next-line no-await-in-loop -- as above
      if (await tenant.removeLoginCounter(hash, untried)) loginCounters += 1;
    }
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return { loginCounters };
};

export type TenantCounts = Omit<PurgeCounts, 'sessions' | 'challenges'>;

/** Takes away what a tenant's people began and left. Whatever a claim holds stays: its lines, its stored evidence. */
export const purgeTenant = async (
  tenant: RetentionTenant,
  request: RetentionRequest,
  mayGoOn: () => boolean,
): Promise<TenantCounts> => {
  const counts = {
    ...(await purgeReservations(tenant, request.at, mayGoOn)),
    ...(await purgeLoginCounters(tenant, request.at, mayGoOn)),
  };
  const { reservations, loginCounters } = counts;
  if (reservations + loginCounters > 0)
    await tenant.record(request, `reservations ${reservations}, login counters ${loginCounters}`);
  return counts;
};
