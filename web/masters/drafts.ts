import type { State } from '#web/masters/masters-api.ts';

/** A state while it is being typed: what is empty is nothing. */
export type Draft = Readonly<Record<string, string>>;

/** What is kept of a draft. */
export const stateOf = (draft: Draft): State =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== ''));

export const draftOf = (state: State): Draft =>
  Object.fromEntries(Object.entries(state).map(([name, value]) => [name, value ?? '']));
