import type { JournalEntry } from '#domain/journals/entry.ts';
import { json } from './attributes.ts';
import { packed } from './packed.ts';
import { rowKind } from './row-kind.ts';

/** A month lies in several partitions, which are read side by side. */
const ofMonths = {
  table: 'TenantData',
  pk: 'J#{month}#{shard}',
  keeps: 'books',
  returned: 'journals.jsonl',
  erased: 'with-tenant',
} as const;

/** The entries that a claim's first posting put into a month. */
export const postedEntries = rowKind('posted-entries', {
  ...ofMonths,
  sk: '{claimId}',
  holds: { z: packed<readonly JournalEntry[]>() },
});

/** The same of a later one, from 2: a reversal (赤), or a confirmation after it (黒). */
export const laterEntries = rowKind('later-entries', {
  ...ofMonths,
  sk: '{claimId}#{posting}',
  holds: { z: packed<readonly JournalEntry[]>() },
});

/** Which of a posting's entries are answered, and by which: serials. */
export type Answered = { readonly serial: number; readonly by: number };

/**
 * Beside a posting that was reversed: what its entries are answered by. It holds no entries of its own, since a release
 * of before reads whatever stands in the month as a posting.
 */
export const answeredEntries = rowKind('answered-entries', {
  ...ofMonths,
  returned: 'derived',
  sk: '{claimId}#{posting}#R',
  holds: { z: packed<readonly JournalEntry[]>(), doc: json<readonly Answered[]>() },
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
