import * as claims from '#contract/claims.ts';
import { jstText } from '#domain/calendar/jst.ts';
import { mayReadClaim } from '#domain/claims/claim-rights.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { findClaim, listTimeline } from './claim-store.ts';

export const showTimelineEndpoint = endpoint(
  claims.showTimeline,
  async ({ params: { claimId }, actor }, { table }) => {
    const [record, entries] = await Promise.all([findClaim(table, claimId), listTimeline(table, claimId)]);
    if (record === undefined || !mayReadClaim(actor, record.claim)) return refuse({ kind: 'not-found' });
    return accept({ items: entries.map(({ by: _by, at, ...entry }) => ({ ...entry, at: jstText(at) })) });
  },
);
