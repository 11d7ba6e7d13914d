import { writeJournals } from '#contract/journals.ts';
import { entriesCsvHeader, entriesCsvRows } from '#domain/journals/entries-csv.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { tellFile } from '#lambdas/audit/tell-file.ts';
import { limitedIf } from '#lambdas/sight/hidden-claims.ts';
import { limitedName } from '#lambdas/sight/limited-name.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { taxLabelWith } from './entry-view.ts';
import { partOfEntries } from './journal-page.ts';
import { mostOfPerson, wantedEntries } from './wanted-entries.ts';

/** Entries of a part: some 6,000 rows of 150 characters. */
const entriesOfPart = 2_000;

/** All hits of a search as a file, part by part; there is no end to how many but that of the period. */
export const writeJournalsEndpoint = endpoint(writeJournals, async (request, { table, audit }) => {
  const { query, at, actor } = request;
  const { cursor, ...wanted } = query;
  const [reading, masters] = await Promise.all([wantedEntries(table, wanted, at), freshMastersOf(table)]);
  if (reading === undefined) return refuse({ kind: 'search-too-wide', most: mostOfPerson });
  const part = await partOfEntries(table, { ...reading, limit: entriesOfPart, cursor, reader: actor });
  await tellFile({ table, audit }, request, {
    noun: 'journal',
    target: 'journals',
    cursor,
    conditions: wanted,
  });
  const rows = entriesCsvRows(part.entries, taxLabelWith(masters));
  return accept({
    fileName: `仕訳一覧_${reading.from}_${reading.to}${limitedName(part)}.csv`,
    text: cursor === undefined ? entriesCsvHeader() + rows : rows,
    ...(part.nextCursor === undefined ? {} : { nextCursor: part.nextCursor }),
    ...limitedIf(part.isLimited),
  });
});
