import { addDays, calendarDate, monthOf } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { monthsOfPeriod } from '#domain/calendar/months.ts';
import { isListed, type ListedClaim } from '#domain/claims/listed-claim.ts';
import type { CalendarMonth, Instant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { listedKey } from '#lambdas/claims/claim-list.ts';
import { headerUnchanged } from '#lambdas/claims/claim-store.ts';
import { findHeader } from '#lambdas/sight/find-headers.ts';
import { partOfMonth } from './claims-in-months.ts';

/** Books are kept for ten years at most, and claims with them. */
const daysOfList = 10 * 366;
const daysOfStep = 365;

/** The first month in which the list may have a row. */
export const firstMonthAt = (at: Instant): CalendarMonth => monthOf(addDays(jstDateOf(at), -daysOfList));

/** The months of one step: a year, but none that is still to come. */
export const monthsAfter = (since: CalendarMonth, at: Instant): readonly CalendarMonth[] => {
  const from = calendarDate(`${since}-01`);
  const [yearLater, today] = [addDays(from, daysOfStep - 1), jstDateOf(at)];
  return monthsOfPeriod({ from, to: yearLater < today ? yearLater : today });
};

/** Side by side, so that a step is done within seconds. */
const atOnce = 20;

export const fewAtOnce = async <One>(
  all: readonly One[],
  deed: (one: One) => Promise<void>,
): Promise<void> => {
  for (let from = 0; from < all.length; from += atOnce)
    // oxlint-disable-next-line no-await-in-loop -- so many side by side and no more
    await Promise.all(all.slice(from, from + atOnce).map(deed));
};

/** Who could be taken back by its applicant: nothing else leaves the list again. */
const isOpen = ({ status }: ListedClaim): boolean => status === 'submitted' || status === 'returned';

/** Takes a row out of the list whose claim is a draft again. Whoever acts on it meanwhile writes or drops its row himself. */
const dropOne = async (table: TenantTable, listed: ListedClaim): Promise<void> => {
  const claim = await findHeader(table, listed.claimId);
  if (claim === undefined || isListed(claim)) return;
  await table.transact({
    header: headerUnchanged(claim.id, claim.version),
    row: { kind: 'delete', key: listedKey(listed) },
  });
};

/** Of these months of the list: what a release without it gave back to the applicants goes. Tells how many claims it looked at. */
export const dropWithdrawn = async (
  table: TenantTable,
  months: readonly CalendarMonth[],
): Promise<number> => {
  let looked = 0;
  for (const month of months)
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      // Each part begins where the one before ended.
      // oxlint-disable-next-line no-await-in-loop
      const part: Awaited<ReturnType<typeof partOfMonth>> = await partOfMonth(
        table,
        month,
        cursor === '' ? undefined : cursor,
      );
      const open = part.claims.filter(isOpen);
      // oxlint-disable-next-line no-await-in-loop
      await fewAtOnce(open, (listed) => dropOne(table, listed));
      looked += open.length;
      cursor = part.nextCursor;
    }
  return looked;
};
