import type { ImportRow } from './import-row.ts';
import { areSameStates, saysSame, shownState, stateOn, withState, type State } from './states.ts';

/** Names of the columns that a file has: what no column says stays as it is. */
export type Columns = ReadonlySet<string>;

/** What the entry said on the first day of the row, as far as the file has no column for it. */
const untold = (states: readonly State[], { validFrom }: State, columns: Columns): State => {
  const held = validFrom === undefined ? states[0] : stateOn(states, validFrom);
  const last = validFrom === undefined ? held : (held ?? shownState(states, validFrom));
  const { validFrom: _from, validTo: _to, ...said } = last ?? {};
  return Object.fromEntries(
    Object.entries({ ...said, ...(held?.validTo === undefined ? {} : { validTo: held.validTo }) }).filter(
      ([name]) => !columns.has(name),
    ),
  );
};

/**
 * What a row makes of an entry's states: from its first day on they say what its cells say, and what they said where
 * the file has no column; an empty cell erases. A row that says what holds on its day already is nothing new.
 */
export const withRow = (
  states: readonly State[],
  { state }: Pick<ImportRow, 'state'>,
  columns: Columns,
): readonly State[] => {
  const { validFrom } = state;
  const after = withState(states, { ...untold(states, state, columns), ...state });
  if (validFrom === undefined) return areSameStates(states, after) ? states : after;
  const [held, own] = [stateOn(states, validFrom), stateOn(after, validFrom)];
  const isHeld =
    held !== undefined && own !== undefined && held.validTo === own.validTo && saysSame(held, own);
  return isHeld ? states : after;
};
