import { addMonths, monthOf } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { closeMonth, reopenMonth, stateOfMonth, type ClosingSituation } from '#domain/closing/closing.ts';
import { closedThroughOn, filedThroughOn } from '#domain/posting/posting-date.ts';
import type { CalendarMonth, Instant } from '#domain/kernel/time.ts';
import { isHereForDays, toldUpTo } from '#domain/rights/sight.ts';
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

/** Of whoever is here for some days the months of his 対象期間 that have come, so many at most; else those that are not filed. */
const mostMonths = 120;
const monthsFor = (reader: Actor, now: CalendarMonth, filedThrough: CalendarMonth) => {
  const content = reader.sight?.content;
  if (content === undefined) return monthsDown(now, filedThrough);
  const [last, first] = [content.to < now ? content.to : now, content.from];
  const least = addMonths(last, 1 - mostMonths);
  return monthsDown(last, first < least ? least : first);
};

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
  const months = monthsFor(reader, monthOf(today), filedThrough);
  return {
    version,
    closedThrough: toldUpTo(reader, closedThroughOn(company, today)),
    filedThrough: toldUpTo(reader, filedThrough),
    isCut: waiting.isCut,
    ...limitedIf(waiting.isLimited || isHereForDays(reader)),
    months: months.map((month) => ({
      month,
      state: stateOfMonth(month, situation),
      canClose: closeMonth(month, situation).ok,
      canReopen: reopenMonth(month, situation).ok,
      waiting: waiting.of(month),
    })),
  };
};
