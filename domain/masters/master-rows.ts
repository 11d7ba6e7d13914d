import type { Master, MasterRow } from './master.ts';
import type { Entry, State } from './states.ts';

/** Every state with its entry's id, by id and day: what acts and forms read of a master in one piece. */
export const rowsOfEntries = <M extends Master>(
  _master: M,
  entries: Iterable<Entry>,
): readonly MasterRow<M>[] => {
  const rows = [...entries]
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .flatMap(({ id, states }) => states.map((state) => ({ id, ...state })));
  // The fields of a state are those that the master's shape let in.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return rows as unknown as readonly MasterRow<M>[];
};

/** The entries behind such rows, in the order of their ids. */
export const entriesOfRows = (
  rows: readonly ({ readonly id: string } & State)[],
): ReadonlyMap<string, Entry> =>
  new Map(
    [...Map.groupBy(rows, ({ id }) => id)]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([id, own]) => [id, { id, states: own.map(({ id: _id, ...state }) => state) }]),
  );
