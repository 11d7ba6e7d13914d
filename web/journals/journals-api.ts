import type { AnswerOf } from '#contract/endpoint.ts';
import { listJournals } from '#contract/journals.ts';
import { usePages } from '#web/api/contract-client.ts';

/** A journal entry, or one that confirming would post: that one has no serial yet. */
export type ShownEntry = AnswerOf<typeof listJournals>['items'][number];
/** With the 税区分 that the export carries. */
export type ShownEntryLine = ShownEntry['lines'][number];
/** One step of how an amount came about. */
export type ShownStep = ShownEntry['trace'][number];

/** A month in pages; each page tells the totals of the whole month. */
export const useJournalMonth = (month: string) =>
  usePages(listJournals, { query: { month, limit: '50' } }, { shows: ['claims', 'exports'] });
