import * as v from 'valibot';
import { sideTotal } from '#domain/journals/post-entry.ts';
import { accept } from '#domain/kernel/result.ts';
import { entryView } from '#lambdas/claims/claim-view-schema.ts';
import { entryViewOf } from '#lambdas/claims/claim-view.ts';
import { findMonth } from '#lambdas/exports/export-store.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { calendarMonth } from '#lambdas/http/value-shapes.ts';
import { listEntries } from './journal-store.ts';

export const listJournalsEndpoint = endpoint({
  summary: '仕訳を月ごとに一覧する',
  roles: ['accountant', 'auditor'],
  query: v.strictObject({ month: calendarMonth }),
  answer: v.object({
    items: v.array(entryView),
    totals: v.object({ debit: v.number(), credit: v.number() }),
    /** Entries up to this serial stand in an earlier export of the month. */
    exportedThroughSerial: v.number(),
  }),
  run: async ({ query: { month } }, { table }) => {
    const [entries, exported] = await Promise.all([listEntries(table, month), findMonth(table, month)]);
    const lines = entries.flatMap((entry) => entry.lines);
    return accept({
      items: entries.map(entryViewOf),
      totals: { debit: sideTotal(lines, 'debit'), credit: sideTotal(lines, 'credit') },
      exportedThroughSerial: exported.lastSerial,
    });
  },
});
