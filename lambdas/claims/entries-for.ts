import { completeLines } from '#domain/lines/draft-line.ts';
import { deriveJournals } from '#domain/journals/derive-journals.ts';
import type { JournalEntry } from '#domain/journals/entry.ts';
import type { DeepReadonly } from '#contract/deep-readonly.ts';
import type { JournalEntryView } from '#contract/shapes/journal-entry.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { ActorsRequest } from '#lambdas/http/call.ts';
import { draftViewsWith, entryViewsWith } from '#lambdas/journals/entry-view.ts';
import { entriesOfClaim, monthsOf } from '#lambdas/journals/journal-store.ts';
import { freshMastersOf, mastersOf } from '#lambdas/settings/tenant-masters.ts';
import type { ClaimRecord } from './claim-record.ts';
import { readsEntries } from './claim-view.ts';

/**
 * For those who read journals: what the confirmation will post, or has posted. `posted`: the entries as far as this
 * very request has them, which are not read again.
 */
export const entriesFor = async (
  { actor, at }: Pick<ActorsRequest, 'actor' | 'at'>,
  record: ClaimRecord,
  { table, posted }: { readonly table: TenantTable; readonly posted?: readonly JournalEntry[] | undefined },
): Promise<readonly DeepReadonly<JournalEntryView>[] | undefined> => {
  const { claim, lines, verdict } = record;
  if (!readsEntries(actor)) return undefined;
  if (claim.status === 'confirmed') {
    if (posted !== undefined) return entryViewsWith(await mastersOf(table))(posted);
    const entries = await entriesOfClaim(table, claim.id, monthsOf(record));
    return entryViewsWith(await freshMastersOf(table))(entries);
  }
  if (claim.status !== 'submitted' && claim.status !== 'approved') return undefined;
  const masters = await mastersOf(table);
  const whole = completeLines(lines);
  return draftViewsWith(masters)(deriveJournals({ claim, lines: whole, verdict, masters, at }));
};
