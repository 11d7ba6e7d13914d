import type { Entries, Use } from './master.ts';
import type { State } from './states.ts';

export type EntryChange = {
  readonly id: string;
  readonly before: readonly State[];
  readonly after: readonly State[];
};

/** The entries as they are after the changes. */
export const changedEntries = (entries: Entries, changes: readonly EntryChange[]): Entries =>
  new Map([...entries, ...changes.map(({ id, after }) => [id, { id, states: after }] as const)]);

/** What a change is judged by, however its master is kept. */
export type Judged = {
  readonly changes: readonly EntryChange[];
  /** What rests on those that would hold on fewer days. */
  readonly uses: readonly Use[];
  /** `2026-11-29`: what lies before cannot be changed by anybody who uses it. */
  readonly today: string;
};
