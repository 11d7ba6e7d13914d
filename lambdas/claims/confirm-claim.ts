import * as claims from '#contract/claims.ts';
import { confirmClaim, withPostedMonths } from '#domain/claims/confirm-claim.ts';
import { completeLines } from '#domain/lines/draft-line.ts';
import { deriveJournals } from '#domain/journals/derive-journals.ts';
import type { JournalEntry } from '#domain/journals/entry.ts';
import { assignSerials } from '#domain/journals/post-entry.ts';
import { accept } from '#domain/kernel/result.ts';
import { actOnClaim } from './act-on-claim.ts';
import { pinnedVerdict } from './claim-record.ts';
import { judgedClaim } from './judge-claim.ts';
import { claimViewOf } from './claim-view.ts';
import { entriesFor } from './entries-for.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { mastersOf, readMastersAhead } from '#lambdas/settings/tenant-masters.ts';
import {
  believeSerial,
  believedSerial,
  journalWrites,
  lastSerial,
  serialWrite,
} from '#lambdas/journals/journal-store.ts';

/** 確定: posts the journals with the confirmation itself, in one transaction. */
export const confirmClaimEndpoint = endpoint(claims.confirmClaim, async (request, context) => {
  const { actor, at, body, params } = request;
  const { table } = context;
  readMastersAhead(table);
  let posted: readonly JournalEntry[] = [];
  let isRepeated = false;
  const confirmed = await actOnClaim({ request, context, action: 'claim.confirm' }, params.claimId, {
    whenOvertaken: { kind: 'already-processed' },
    // The only further write that can meet another's is the counter of serials.
    whenFurtherFails: () => 'again',
    decide: async (found) => {
      const { claim, lines } = found;
      const decision = confirmClaim(claim, { by: actor, at, ...body });
      if (!decision.ok) return decision;
      const [masters, verdict] = [await mastersOf(table), pinnedVerdict(found)];
      const whole = completeLines(lines);
      const drafts = deriveJournals({ claim: decision.value.claim, lines: whole, verdict, masters, at });
      // Among many at once whatever was believed, or stood in the way, is old by the next attempt: that one reads.
      const last = await (isRepeated ? lastSerial(table) : believedSerial(table));
      isRepeated = true;
      posted = assignSerials(drafts, last + 1);
      return accept({
        ...decision.value,
        claim: withPostedMonths(decision.value.claim, posted),
        masters,
        further: {
          serial: serialWrite(last, posted.length),
          journals: journalWrites(claim.id, posted),
        },
      });
    },
  });
  if (!confirmed.ok) return confirmed;
  const record = await judgedClaim(context, confirmed.value, { at });
  // Of a request that was answered before, the entries are those of its first sending.
  const isOurs = record.claim.status === 'confirmed' && record.claim.confirmed.at === at;
  if (isOurs) believeSerial(table, posted.at(-1)?.serial);
  const entries = await entriesFor(request, record, { table, posted: isOurs ? posted : undefined });
  return accept(claimViewOf(record, actor, entries));
});
