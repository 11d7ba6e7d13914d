import type { State } from './states.ts';

/** A state under its entry's id, as entries and screens have it. */
export type IndexedState = { readonly id: string } & State;

/** A state as acts read it in the row of all of them: whatever was written before there were entries stays readable. */
export type IndexRow = Readonly<Record<string, unknown>>;

/** The two forms of one state: each of our rows comes back as it was. */
export type IndexForm = {
  /** `beside`: rows of the document that held some of it before there were entries. */
  readonly read: (row: IndexRow, beside: readonly IndexRow[]) => IndexedState;
  readonly write: (state: IndexedState) => IndexRow;
};
