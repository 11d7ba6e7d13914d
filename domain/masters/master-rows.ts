import type { Entry, State } from './states.ts';

/**
 * Every state with its entry's id, by id and day: what acts and forms read of a master in one piece. `Row` is the
 * master's own `MasterRow`: its fields are those that the master's shape let in.
 */
export const rowsOfEntries = <Row>(entries: Iterable<Entry>): readonly Row[] => {
  const rows = [...entries]
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .flatMap(({ id, states }) => states.map((state) => ({ id, ...state })));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return rows as unknown as readonly Row[];
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
