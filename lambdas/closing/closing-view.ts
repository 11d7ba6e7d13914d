import { addMonths, monthOf } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { closeMonth, reopenMonth, stateOfMonth, type ClosingSituation } from '#domain/closing/closing.ts';
import { closedThroughOn, filedThroughOn } from '#domain/journals/posting-date.ts';
import type { CalendarMonth, Instant } from '#domain/kernel/time.ts';
import { seesMonth } from '#domain/rights/sight.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { storedSetting } from '#lambdas/settings/setting-row.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { limitedIf } from '#lambdas/sight/hidden-claims.ts';
import { settings } from '#rows/settings.ts';
import { waitingClaims } from './waiting-claims.ts';

/** From `first` down to `last`, both included. */
const monthsDown = (first: CalendarMonth, last: CalendarMonth): readonly CalendarMonth[] =>
  first < last ? [] : [first, ...monthsDown(addMonths(first, -1), last)];

/** 締め as of now, with the masters read afresh: at most two fiscal years of months. */
export const closingView = async (table: TenantTable, at: Instant, reader: Actor) => {
  const [{ company }, { version }, waiting] = await Promise.all([
    freshMastersOf(table),
    storedSetting(table, { row: settings.closing }),
    waitingClaims(table, reader),
  ]);
  const today = jstDateOf(at);
  const situation: ClosingSituation = { company, today };
  const filedThrough = filedThroughOn(company, today);
  const months = monthsDown(monthOf(today), filedThrough);
  const shownMonths = months.filter((month) => seesMonth(reader, month));
  return {
    version,
    closedThrough: closedThroughOn(company, today),
    filedThrough,
    isCut: waiting.isCut,
    ...limitedIf(waiting.isLimited || shownMonths.length < months.length),
    months: shownMonths.map((month) => ({
      month,
      state: stateOfMonth(month, situation),
      canClose: closeMonth(month, situation).ok,
      canReopen: reopenMonth(month, situation).ok,
      waiting: waiting.of(month),
    })),
  };
};
