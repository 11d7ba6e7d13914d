import * as claims from '#contract/claims.ts';
import { mayReadClaim } from '#domain/claims/claim-rights.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { booksOnUse } from './books-on-use.ts';
import { findClaim } from './claim-store.ts';
import { claimViewOf } from './claim-view.ts';
import { judgedClaim } from './judged-claim.ts';

export const showClaimEndpoint = endpoint(claims.showClaim, async (request, { table, law }) => {
  const { actor, at } = request;
  const found = await findClaim(table, request.params.claimId);
  if (found === undefined || !mayReadClaim(actor, found.claim)) return refuse({ kind: 'not-found' });
  const record = await judgedClaim({ table, law }, found, request);
  return accept(claimViewOf(record, actor, await booksOnUse(record, { table, actor, at })));
});
