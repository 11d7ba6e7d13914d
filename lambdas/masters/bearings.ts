import type { EntryChange } from '#domain/masters/entry-change.ts';
import type { Entries, EntryFault, Use } from '#domain/masters/master.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { Index } from './index-row.ts';
import type { Head } from './master-head-store.ts';

/** What a change is judged by and what makes it visible, as its master is kept. */
export type Bearings = {
  /** Of a master that is kept whole. */
  readonly index?: Index;
  /** Those of these ids that there are, as everybody sees them; of a master that is kept whole also all others. */
  readonly entriesOf: (ids: readonly string[]) => Promise<Entries>;
  /** Why the changes may not be made. */
  readonly faultsOf: (
    changes: readonly EntryChange[],
    rest: { readonly uses: readonly Use[]; readonly today: string },
  ) => Promise<readonly EntryFault[]>;
  /** How the head counts after these changes, and what is written beside it for them. */
  readonly visible: (changes: readonly EntryChange[]) => {
    readonly counts: Head['counts'];
    readonly index?: Write;
  };
};
