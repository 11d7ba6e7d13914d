import { listExtractions } from '#contract/operator/extractions.ts';
import { filesKeptDays } from '#domain/audit/extraction.ts';
import { accept } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Extraction } from '#lambdas/adapters/operator/extractions.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';

/** Files that are there: none any more once their days are over. */
export const piecesAt = ({ pieces, doneAt, state }: Extraction, at: Instant): number =>
  state === 'done' && doneAt !== undefined && Date.parse(at) - Date.parse(doneAt) < filesKeptDays * 86_400_000
    ? pieces
    : 0;

const viewOf = (one: Extraction, now: Instant) => {
  const { extractionId, terms, reason, by, byName, at, state, records, companyName } = one;
  const { tenantId, ...asked } = terms;
  return {
    extractionId,
    ...asked,
    ...(tenantId === undefined ? {} : { company: { tenantId, name: companyName ?? tenantId } }),
    reason,
    by: { id: by, name: byName },
    at,
    state,
    records,
    pieces: piecesAt(one, now),
  };
};

export const listExtractionsEndpoint = operatorEndpoint(
  listExtractions,
  { action: 'audit-extraction.list', target: () => 'audit extractions' },
  async ({ query, at }, { extractions }) => {
    const page = await extractions.page(query);
    return accept({ ...page, items: page.items.map((one) => viewOf(one, at)) });
  },
);
