import type { JournalEntry } from '#domain/journals/entry.ts';
import type { LabelsInList } from '#domain/labels/borne-label.ts';
import { json } from './attributes.ts';
import { packed } from './packed.ts';
import { rowKind } from './row-kind.ts';

/** What entries of a posting bear: 情報のラベル of their claim as it stands now, whose it is, and the entries' serials. */
export type LabelledPosting = Required<LabelsInList> & { readonly serials: readonly number[] };

/**
 * Beside the entries of a claim that bears 情報のラベル: they themselves are never written again. Its key stands before all
 * claims, so that whoever reads a month part by part knows the labels before the entries.
 */
export const labelledEntries = rowKind('labelled-entries', {
  table: 'TenantData',
  pk: 'J#{month}#{shard}',
  keeps: 'books',
  returned: 'derived',
  erased: 'with-tenant',
  sk: '!L#{claimId}#{posting}',
  holds: { z: packed<readonly JournalEntry[]>(), doc: json<LabelledPosting>() },
});
