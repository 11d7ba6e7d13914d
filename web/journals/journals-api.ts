import type { AnswerOf } from '#contract/endpoint.ts';
import { listJournals, writeJournals } from '#contract/journals.ts';
import { fetchAnswer, usePages } from '#web/api/contract-client.ts';
import type { PartAt } from '#web/files/csv-file.ts';
import { conditionsOf } from '#web/journals/journal-search.ts';
import type { JournalSearch } from '#web/search/journal-conditions.ts';

/** A journal entry, or one that confirming would post: that one has no serial yet. */
export type ShownEntry = AnswerOf<typeof listJournals>['items'][number];
/** With the 税区分 that the export carries. */
export type ShownEntryLine = ShownEntry['lines'][number];
/** One step of how an amount came about. */
export type ShownStep = ShownEntry['trace'][number];

/** The hits in pages; each page tells the totals of all of them. */
export const useEntries = (search: JournalSearch) =>
  usePages(
    listJournals,
    { query: { ...conditionsOf(search), limit: '50' } },
    { shows: ['claims', 'exports'], staysUntilNext: true },
  );

/** All hits of the search as a file, whatever of them is shown. */
export const partOfEntries =
  (search: JournalSearch): PartAt =>
  (cursor) =>
    fetchAnswer(writeJournals, {
      query: { ...conditionsOf(search), ...(cursor === undefined ? {} : { cursor }) },
    });
