import * as v from 'valibot';
import { accept } from '#domain/kernel/result.ts';
import { entryView } from '#lambdas/claims/claim-view-schema.ts';
import { entryViewsWith } from '#lambdas/claims/entry-view.ts';
import { findMonth } from '#lambdas/exports/export-store.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { pageParts } from '#contract/shapes/page.ts';
import { calendarMonth } from '#contract/shapes/values.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { pageOfMonth } from './journal-page.ts';

export const listJournalsEndpoint = endpoint({
  summary: '仕訳を月ごとに一覧する',
  may: 'journals.read',
  refusals: {},
  query: v.strictObject({ month: calendarMonth, ...pageParts }),
  answer: v.object({
    /** By posting date and serial. */
    items: v.array(entryView),
    nextCursor: v.exactOptional(v.string()),
    /** Of the whole month, not of the page. */
    totals: v.object({ count: v.number(), debit: v.number(), credit: v.number() }),
    /** Entries up to this serial stand in an earlier export of the month. */
    exportedThroughSerial: v.number(),
  }),
  run: async ({ query }, { table }) => {
    const { month, ...wanted } = query;
    const [page, exported, masters] = await Promise.all([
      pageOfMonth(table, month, wanted),
      findMonth(table, month),
      freshMastersOf(table),
    ]);
    const { entries, totals, nextCursor } = page;
    return accept({
      items: entryViewsWith(masters)(entries),
      ...(nextCursor === undefined ? {} : { nextCursor }),
      totals,
      exportedThroughSerial: exported.lastSerial,
    });
  },
});
