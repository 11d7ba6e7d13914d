import { listJournals } from '#contract/journals.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { limitedIf } from '#lambdas/sight/hidden-claims.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { entryViewsWith } from './entry-view.ts';
import { mostEntries, pageOfEntries } from './journal-page.ts';
import { mostOfPerson, wantedEntries } from './wanted-entries.ts';

/** The books of a period, whatever of them fits; a page reads all of it (docs/decisions/0157). */
export const listJournalsEndpoint = endpoint(listJournals, async ({ query, at, actor }, { table }) => {
  const { limit, cursor, ...wanted } = query;
  const [reading, masters] = await Promise.all([wantedEntries(table, wanted, at), freshMastersOf(table)]);
  if (reading === undefined) return refuse({ kind: 'search-too-wide', most: mostOfPerson });
  const page = await pageOfEntries(table, { ...reading, limit, cursor, reader: actor });
  if (page === undefined) return refuse({ kind: 'search-too-wide', most: mostEntries });
  const { entries, totals, nextCursor, isLimited } = page;
  return accept({
    items: entryViewsWith(masters)(entries),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    totals,
    ...limitedIf(isLimited),
  });
});
