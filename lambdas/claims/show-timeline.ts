import * as claims from '#contract/claims.ts';
import { jstText } from '#domain/calendar/jst.ts';
import { mayReadClaim } from '#domain/claims/claim-rights.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { isVoid, type TimelineEvent } from '#domain/claims/timeline.ts';
import { findClaim, listTimeline } from './claim-store.ts';

const itemOf = (event: TimelineEvent, all: readonly TimelineEvent[]) => {
  const { by: _by, voids: _voids, opens: _opens, asked: _asked, asks: _asks, at, ...told } = event;
  return { ...told, at: jstText(at), ...(isVoid(event, all) ? { isVoid: true as const } : {}) };
};

export const showTimelineEndpoint = endpoint(
  claims.showTimeline,
  async ({ params: { claimId }, actor }, { table }) => {
    const [record, { events, isCut }] = await Promise.all([
      findClaim(table, claimId),
      listTimeline(table, claimId),
    ]);
    if (record === undefined || !mayReadClaim(actor, record.claim)) return refuse({ kind: 'not-found' });
    return accept({
      items: events.map((event) => itemOf(event, events)),
      ...(isCut ? { isCut: true as const } : {}),
    });
  },
);
