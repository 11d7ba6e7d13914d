import type { Master } from './master.ts';
import type { State } from './states.ts';

/** The ids that states name, by the noun of the master to which they belong. */
export const namedIn = (
  { fields }: Pick<Master, 'fields'>,
  states: Iterable<State>,
): ReadonlyMap<string, ReadonlySet<string>> => {
  const named = new Map<string, Set<string>>();
  const references = Object.entries(fields).flatMap(([name, field]) =>
    field.kind === 'reference' ? [{ name, to: field.to }] : [],
  );
  for (const state of states)
    for (const { name, to } of references) {
      const id = state[name];
      if (id !== undefined) named.set(to, (named.get(to) ?? new Set()).add(id));
    }
  return named;
};
