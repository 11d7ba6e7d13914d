import * as claims from '#contract/claims.ts';
import { mayReadClaim } from '#domain/claims/claim-rights.ts';
import { completeLines } from '#domain/lines/draft-line.ts';
import { deriveJournals } from '#domain/journals/derive-journals.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { holds } from '#domain/rights/reach.ts';
import type { DeepReadonly } from '#contract/deep-readonly.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import type { ActorsRequest } from '#lambdas/http/call.ts';
import { entriesOfClaim, monthsOf } from '#lambdas/journals/journal-store.ts';
import { freshMastersOf, mastersOf } from '#lambdas/settings/tenant-masters.ts';
import type { ClaimRecord } from './claim-record.ts';
import { findClaim } from './claim-store.ts';
import type { JournalEntryView } from '#contract/shapes/journal-entry.ts';
import { claimViewOf } from './claim-view.ts';
import { draftViewsWith, entryViewsWith } from '#lambdas/journals/entry-view.ts';
import { judgedClaim } from './judge-claim.ts';

type Request = Pick<ActorsRequest, 'actor' | 'at'>;

/** For those who read journals: what the confirmation will post, or has posted. */
const entriesFor = async (
  { actor, at }: Request,
  record: ClaimRecord,
  table: TenantTable,
): Promise<readonly DeepReadonly<JournalEntryView>[] | undefined> => {
  const { claim, lines, verdict } = record;
  if (!holds(actor.rights, 'journals.read')) return undefined;
  if (claim.status === 'confirmed') {
    const posted = await entriesOfClaim(table, claim.id, monthsOf(record));
    return entryViewsWith(await freshMastersOf(table))(posted);
  }
  if (claim.status !== 'submitted' && claim.status !== 'approved') return undefined;
  const masters = await mastersOf(table);
  const whole = completeLines(lines);
  return draftViewsWith(masters)(deriveJournals({ claim, lines: whole, verdict, masters, at }));
};

export const showClaimEndpoint = endpoint(claims.showClaim, async (request, { table, law }) => {
  const found = await findClaim(table, request.params.claimId);
  if (found === undefined || !mayReadClaim(request.actor, found.claim)) return refuse({ kind: 'not-found' });
  const record = await judgedClaim({ table, law }, found, request);
  return accept(claimViewOf(record, request.actor, await entriesFor(request, record, table)));
});
