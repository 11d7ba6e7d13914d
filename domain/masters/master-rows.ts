import type { IndexedState, IndexRow } from './index-form.ts';
import type { MasterWhole } from './master.ts';
import type { Entry } from './states.ts';

/** Every state with its entry's id, by id and day. */
export const rowsOfEntries = (entries: Iterable<Entry>): readonly IndexedState[] =>
  [...entries]
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .flatMap(({ id, states }) => states.map((state) => ({ id, ...state })));

type Formed = Pick<MasterWhole, 'inIndex'>;

/**
 * What acts and forms read of a master in one piece. `Row` is what the master's index says that it holds: its fields
 * are those that the master's shape let in.
 */
export const indexOfStates = <Row>({ inIndex }: Formed, states: readonly IndexedState[]): readonly Row[] => {
  const rows: readonly IndexRow[] = inIndex === undefined ? states : states.map(inIndex.write);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return rows as unknown as readonly Row[];
};

/** The states behind such rows, whatever release wrote them. */
export const statesOfIndex = (
  { inIndex }: Formed,
  rows: readonly object[],
  beside: readonly IndexRow[] = [],
): readonly IndexedState[] =>
  inIndex === undefined
    ? // Without a form of its own a row is the state under its id.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      (rows as readonly IndexedState[])
    : rows.map((row) => inIndex.read({ ...row }, beside));

/** The entries behind such rows, in the order of their ids. */
export const entriesOfRows = (rows: readonly IndexedState[]): ReadonlyMap<string, Entry> =>
  new Map(
    [...Map.groupBy(rows, ({ id }) => id)]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([id, own]) => [id, { id, states: own.map(({ id: _id, ...state }) => state) }]),
  );
