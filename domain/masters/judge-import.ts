import type { ImportFault, ImportRow } from './import-row.ts';
import { mostFaults, type ImportRows } from './import-rows.ts';
import type { EntryChange } from './entry-change.ts';
import { mostStates, type Entries, type EntryFault, type Master } from './master.ts';
import { areSameStates, byFirstDay, lastDay, lastDayOf } from './states.ts';
import { withRow } from './with-row.ts';

/** What a file would change, told before anything is kept. Without a fault `changes` is what is to be kept. */
export type ImportJudgement = {
  readonly rowCount: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Among those that are changed: they end later than they did, or no more. */
  readonly reopened: number;
  /** Those that are reopened come first. */
  readonly changes: readonly EntryChange[];
  /** The first of them. */
  readonly faults: readonly ImportFault[];
};

/**
 * What rows make of the entries that they name: they add to what is there and take the place of what begins on the same
 * day; what the file does not name stays, entries and fields alike.
 */
const wishedBy = (
  entries: Entries,
  { rows, columns }: Pick<ImportRows, 'rows' | 'columns'>,
): readonly EntryChange[] =>
  [...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => {
    const before = entries.get(id)?.states ?? [];
    const after = own
      .slice(0, mostStates)
      .toSorted((one, other) => byFirstDay(one.state, other.state))
      .reduce((states, row) => withRow(states, row, columns), before);
    return { id, before, after };
  });

/** 再開: what had a last day has a later one, or none. */
const isReopened = ({ before, after }: EntryChange): boolean => {
  const [was, is] = [lastDayOf(before), lastDayOf(after)];
  return was !== undefined && is !== undefined && was < lastDay && was < is;
};

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

const wordOf = ({ id, fields }: Master, field: string | undefined): string | undefined => {
  if (field === 'id') return id.word;
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
  { rows, columns, faults }: ImportRows,
  { entries, faultsOf }: Judge,
): Promise<ImportJudgement> => {
  const all = wishedBy(entries, { rows, columns });
  const changed = all.filter(({ before, after }) => !areSameStates(before, after));
  const reopened = changed.filter(isReopened);
  const changes = [...reopened, ...changed.filter((change) => !isReopened(change))];
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
    reopened: reopened.length,
    changes,
    faults: [...faults, ...judged, ...nothing].toSorted(byLine).slice(0, mostFaults),
  };
};
