import { startExtraction } from '#contract/operator/extractions.ts';
import { isTooLong, mostOpen } from '#domain/audit/extraction.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { extractionFiled } from '#lambdas/adapters/operator/extractions.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';

/** Files what is asked for; the job of the minute writes it. Sent again, it is the same one. */
export const startExtractionEndpoint = operatorEndpoint(
  startExtraction,
  {
    action: 'audit-extraction.start',
    target: ({ body: { extractionId, tenantId } }) => `audit-extraction ${extractionId} ${tenantId ?? 'ops'}`,
  },
  async ({ body, at, operator, patience }, context, trail) => {
    const { extractionId, reason, ...terms } = body;
    if (isTooLong(terms)) return refuse({ kind: 'extraction-too-long' });
    const { tenantId } = terms;
    const [company, open] = await Promise.all([
      tenantId === undefined ? undefined : context.companies.find(tenantId),
      context.extractions.open(),
    ]);
    if (tenantId !== undefined && company === undefined)
      return refuse({ kind: 'extraction-company-unknown' });
    if (open.some((one) => one.extractionId === extractionId)) return accept({ extractionId });
    if (open.length >= mostOpen) return refuse({ kind: 'extractions-open' });
    const filed = extractionFiled({
      extractionId,
      terms,
      reason,
      by: operator.operatorId,
      byName: operator.name,
      at,
      state: 'waiting',
      attempts: 0,
      pieces: 0,
      records: 0,
      ...(company === undefined ? {} : { companyName: company.name }),
    });
    // Filed already: its answer was lost, and it is sent again.
    await context.commit({ filed, trail: trail.told() }, patience);
    return accept({ extractionId });
  },
);
