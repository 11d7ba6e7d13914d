import { readCsv } from '#domain/csv/read-csv.ts';
import { importRows } from '#domain/masters/import-rows.ts';
import { judgeEntries } from '#domain/masters/judge-entries.ts';
import { judgeImport } from '#domain/masters/judge-import.ts';
import type { MasterWhole } from '#domain/masters/master.ts';
import type { Entry } from '#domain/masters/states.ts';

/** The dry run of a file for a master that is kept whole, on 2026-11-29. */
export const takeFile = (master: MasterWhole, text: string, kept: readonly Entry[] = []) => {
  const entries = new Map(kept.map((one) => [one.id, one]));
  const situation = { entries, entriesOf: () => new Map(), uses: [], today: '2026-11-29' };
  return judgeImport(master, importRows(master, readCsv(text)), {
    entries,
    faultsOf: async (changes) => judgeEntries(master, { ...situation, changes }),
  });
};
