import type { Master } from './master.ts';
import { textIn, type Entry } from './states.ts';

/** The fields by which an entry is found, besides its code. */
export const searchedFields = ({
  nameField,
  fields,
}: Pick<Master, 'nameField' | 'fields'>): readonly string[] => [
  nameField,
  ...Object.entries(fields).flatMap(([name, { isSearched }]) =>
    isSearched === true && name !== nameField ? [name] : [],
  ),
];

/** All under which somebody may look for an entry, also as it was once called. */
export const foundBy = (
  master: Pick<Master, 'nameField' | 'fields'>,
  { id, states }: Entry,
): readonly string[] => [
  id,
  ...searchedFields(master).flatMap((name) => states.map((state) => textIn(state, name) ?? '')),
];
