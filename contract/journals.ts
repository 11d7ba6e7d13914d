import * as v from 'valibot';
import { get } from './endpoint.ts';
import { journalEntryView } from './shapes/journal-entry.ts';
import { pageOf, pageParts } from './shapes/page.ts';
import { calendarMonth } from './shapes/values.ts';

export const listJournals = get('/api/journals', {
  function: 'tenant-app',
  may: 'journals.read',
  summary: '仕訳を月ごとに一覧する',
  query: v.strictObject({ month: calendarMonth, ...pageParts }),
  answer: v.object({
    /** By posting date and serial. */
    ...pageOf(journalEntryView).entries,
    /** Of the whole month, not of the page. */
    totals: v.object({ count: v.number(), debit: v.number(), credit: v.number() }),
    /** Entries up to this serial stand in an earlier export of the month. */
    exportedThroughSerial: v.number(),
  }),
});
