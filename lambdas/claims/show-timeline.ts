import * as v from 'valibot';
import { jstText } from '#domain/calendar/jst.ts';
import { mayReadClaim } from '#domain/claims/claim-rights.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { claimParams } from './claim-schema.ts';
import { findClaim, listTimeline } from './claim-store.ts';

const timelineEntry = v.object({
  at: v.string(),
  byName: v.string(),
  /** `create`, `submit`, `withdraw`, `approve`, `send-back`, `reject`, `confirm`. */
  act: v.string(),
  edition: v.number(),
  reason: v.exactOptional(v.string()),
  stepName: v.exactOptional(v.string()),
});

export const showTimelineEndpoint = endpoint({
  summary: '申請の履歴を表示する',
  may: 'claims.read',
  refusals: { 'not-found': true },
  params: claimParams,
  answer: v.object({ items: v.array(timelineEntry) }),
  run: async ({ params: { claimId }, actor }, { table }) => {
    const [record, entries] = await Promise.all([findClaim(table, claimId), listTimeline(table, claimId)]);
    if (record === undefined || !mayReadClaim(actor, record.claim)) return refuse({ kind: 'not-found' });
    return accept({ items: entries.map(({ by: _by, at, ...entry }) => ({ ...entry, at: jstText(at) })) });
  },
});
