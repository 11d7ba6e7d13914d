import { showCalendar } from '#contract/calendar.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { masterIndexes } from '#rows/settings.ts';

/** One read of one row, of which the master bounds the entries. */
export const showCalendarEndpoint = endpoint(showCalendar, async (_call, { table }) => {
  const row = await table.get(masterIndexes.holidays.key({}));
  const days = row === undefined ? [] : masterIndexes.holidays.read(row).doc;
  return accept({ days: days.map(({ id: on, name, kind }) => ({ on, name, isClosed: kind === 'closed' })) });
});
