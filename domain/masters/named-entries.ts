import { referredBy } from './fields/every-kind.ts';
import type { Master } from './master.ts';
import { textIn, type State } from './states.ts';

/** The ids that states name, by the noun of the master to which they belong. */
export const namedIn = (
  { fields }: Pick<Master, 'fields'>,
  states: Iterable<State>,
): ReadonlyMap<string, ReadonlySet<string>> => {
  const named = new Map<string, Set<string>>();
  const references = Object.entries(fields).flatMap(([name, field]) => {
    const to = referredBy(field);
    return to === undefined ? [] : [{ name, to }];
  });
  for (const state of states)
    for (const { name, to } of references) {
      const id = textIn(state, name);
      if (id !== undefined) named.set(to, (named.get(to) ?? new Set()).add(id));
    }
  return named;
};
