import type { ImportFault, ImportRow } from './import-row.ts';
import { mostFaults, type ImportRows } from './import-rows.ts';
import type { EntryChange } from './entry-change.ts';
import { mostStates, type Entries, type EntryFault, type Master } from './master.ts';
import { areSameStates, byFirstDay, withState } from './states.ts';

/** What a file would change, told before anything is kept. Without a fault `changes` is what is to be kept. */
export type ImportJudgement = {
  readonly rowCount: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly changes: readonly EntryChange[];
  /** The first of them. */
  readonly faults: readonly ImportFault[];
};

/**
 * What rows make of the entries that they name: they add to what is there and take the place of what begins on the same
 * day; what the file does not name stays.
 */
const wishedBy = (entries: Entries, rows: readonly ImportRow[]): readonly EntryChange[] =>
  [...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => {
    const before = entries.get(id)?.states ?? [];
    const after = own
      .slice(0, mostStates)
      .map(({ state }) => state)
      .toSorted(byFirstDay)
      .reduce(withState, before);
    return { id, before, after };
  });

/** Where in the file an entry's fault comes from: the row of that state, or the entry's first row. */
const lineIn = (rows: readonly ImportRow[], changes: readonly EntryChange[]) => {
  const rowsOf = Map.groupBy(rows, ({ id }) => id);
  const afterOf = new Map(changes.map(({ id, after }) => [id, after]));
  return ({ id, index }: EntryFault): number | undefined => {
    const own = rowsOf.get(id) ?? [];
    const validFrom = afterOf.get(id)?.[index ?? -1]?.validFrom;
    return (own.find((row) => row.state.validFrom === validFrom) ?? own[0])?.line;
  };
};

const wordOf = ({ fields }: Master, field: string | undefined): string | undefined => {
  if (field === 'validFrom') return '適用開始日';
  if (field === 'validTo') return '適用終了日';
  return field === undefined ? undefined : fields[field]?.word;
};

const byLine = (one: ImportFault, other: ImportFault): number => (one.line ?? 0) - (other.line ?? 0);

type Judge = {
  /** Those that the rows name, as far as there are any. */
  readonly entries: Entries;
  /** Why the changes may not be made. */
  readonly faultsOf: (changes: readonly EntryChange[]) => Promise<readonly EntryFault[]>;
};

/** The dry run (試し取込) of rows that were read: what would become of the master. */
export const judgeImport = async (
  master: Master,
  { rows, faults }: ImportRows,
  { entries, faultsOf }: Judge,
): Promise<ImportJudgement> => {
  const all = wishedBy(entries, rows);
  const changes = all.filter(({ before, after }) => !areSameStates(before, after));
  const lineOf = lineIn(rows, changes);
  const found = faults.length < mostFaults ? await faultsOf(changes) : [];
  const judged = found.map((fault): ImportFault => {
    const [line, column] = [lineOf(fault), wordOf(master, fault.field)];
    return {
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
      reason: fault.reason,
    };
  });
  const nothing = rows.length === 0 && faults.length === 0 ? [{ reason: '取り込む行がありません' }] : [];
  const added = changes.filter(({ before }) => before.length === 0).length;
  return {
    rowCount: rows.length,
    added,
    changed: changes.length - added,
    unchanged: all.length - changes.length,
    changes,
    faults: [...faults, ...judged, ...nothing].toSorted(byLine).slice(0, mostFaults),
  };
};
