import { fetchExtraction } from '#contract/operator/extractions.ts';
import { fileNameOf } from '#domain/audit/extraction.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { extractedKey } from '#lambdas/audit/extracted-key.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { piecesAt } from './list-extractions.ts';

/** The trail says who took which file, before he has it. */
export const fetchExtractionEndpoint = operatorEndpoint(
  fetchExtraction,
  {
    action: 'audit-extraction.fetch',
    target: ({ params: { extractionId }, query: { piece, form } }) =>
      `audit-extraction ${extractionId} ${piece} ${form}`,
  },
  async (
    { params: { extractionId }, query: { piece: typed, form }, at },
    { extractions, linkToExtracted },
  ) => {
    const found = await extractions.find(extractionId);
    if (found === undefined) return refuse({ kind: 'not-found' });
    const piece = Number(typed);
    if (piece > piecesAt(found, at)) return refuse({ kind: 'extraction-not-ready' });
    const fileName = fileNameOf(extractionId, piece, form);
    const url = linkToExtracted({ key: extractedKey(extractionId, fileName), fileName, at });
    return accept({ url, fileName });
  },
);
