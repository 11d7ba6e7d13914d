import { listJournals } from '#contract/journals.ts';
import { accept } from '#domain/kernel/result.ts';
import { entryViewsWith } from '#lambdas/journals/entry-view.ts';
import { findMonth } from './exported-month.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { pageOfMonth } from './journal-page.ts';

export const listJournalsEndpoint = endpoint(listJournals, async ({ query }, { table }) => {
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
});
