import { addedCounts, countsBrought, judgeChanged } from '#domain/masters/judge-changed.ts';
import type { MasterById } from '#domain/masters/master.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Bearings } from './bearings.ts';
import { findEntries, shownEntries } from './find-entries.ts';
import type { Head } from './master-head-store.ts';

/** A master of which nobody reads all: a change is judged by the entries that it names, and the head counts. */
export const keptById = (table: TenantTable, master: MasterById, head: Head): Bearings => {
  const entriesOf: Bearings['entriesOf'] = async (ids) =>
    shownEntries(table, { noun: master.noun, head, ids });
  // The parts of an import that are staged count as if they were seen.
  const counts = addedCounts(head.counts, head.importing?.sums ?? { open: 0, kept: 0 });
  return {
    entriesOf,
    faultsOf: (changes, rest) =>
      judgeChanged(master, {
        changes,
        counts,
        ...rest,
        find: async (noun, ids) => (noun === master.noun ? entriesOf(ids) : findEntries(table, noun, ids)),
      }),
    visible: (changes) => ({ counts: addedCounts(counts, countsBrought(changes)) }),
  };
};
