import * as claims from '#contract/claims.ts';
import { confirmClaim, withPostedMonths } from '#domain/claims/confirm-claim.ts';
import { completeLines } from '#domain/lines/draft-line.ts';
import { deriveJournals } from '#domain/journals/derive-journals.ts';
import { accept } from '#domain/kernel/result.ts';
import { actOnClaim } from './act-on-claim.ts';
import { pinnedVerdict } from './claim-record.ts';
import { judgedClaim } from './judged-claim.ts';
import { claimViewOf } from './claim-view.ts';
import { booksOnUse } from './books-on-use.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { mastersOf, readMastersAhead } from '#lambdas/settings/tenant-masters.ts';
import { doorToBooks } from '#lambdas/journals/post-entries.ts';

/** 確定: posts the journals with the confirmation itself, in one transaction. */
export const confirmClaimEndpoint = endpoint(claims.confirmClaim, async (request, context) => {
  const { actor, at, body, params } = request;
  const { table } = context;
  readMastersAhead(table);
  const books = doorToBooks(table);
  const confirmed = await actOnClaim({ request, context, action: 'claim.confirm' }, params.claimId, {
    whenOvertaken: { kind: 'already-processed' },
    // The only further write that can meet another's is the counter of serials.
    whenFurtherFails: () => 'again',
    decide: async (found) => {
      const { claim, lines, corrections = [] } = found;
      const decision = confirmClaim(claim, { by: actor, at, ...body });
      if (!decision.ok) return decision;
      const [masters, verdict] = [await mastersOf(table), pinnedVerdict(found)];
      const whole = completeLines(lines);
      const { claim: after } = decision.value;
      const drafts = deriveJournals({ claim: after, lines: whole, verdict, corrections, masters, at });
      const posting = (claim.postings?.length ?? 0) + 1;
      const { months, writes } = await books.post({ claim, posting, drafts, masters, at });
      return accept({
        ...decision.value,
        claim: withPostedMonths(decision.value.claim, months),
        masters,
        further: writes,
      });
    },
  });
  if (!confirmed.ok) return confirmed;
  const record = await judgedClaim(context, confirmed.value, { at });
  // Of a request that was answered before, the entries are those of its first sending.
  const isOurs = record.claim.status === 'confirmed' && record.claim.confirmed.at === at;
  const own = isOurs ? books.stored() : undefined;
  return accept(claimViewOf(record, actor, await booksOnUse(record, { table, actor, at, own })));
});
