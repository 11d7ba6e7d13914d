import type { JournalEntry } from '#domain/journals/entry.ts';
import { packed } from './packed.ts';
import { rowKind } from './row-kind.ts';

/** The entries that one claim posted in one month. A month lies in several partitions, which are read side by side. */
export const postedEntries = rowKind('posted-entries', {
  table: 'TenantData',
  pk: 'J#{month}#{shard}',
  sk: '{claimId}',
  keeps: 'books',
  returned: 'journals.jsonl',
  erased: 'with-tenant',
  holds: { z: packed<readonly JournalEntry[]>() },
});

/** The last serial that an entry of the tenant was given (LDG-003). */
export const serialCounter = rowKind('serial-counter', {
  table: 'TenantData',
  pk: 'SEQ',
  sk: 'JOURNAL',
  keeps: 'contract',
  returned: 'derived',
  erased: 'with-tenant',
  holds: { next: 'number' },
});
