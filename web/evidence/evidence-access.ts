import type { AnswerOf } from '#contract/endpoint.ts';
import { showEvidence, showRendition } from '#contract/evidence.ts';
import { shownAs } from '#domain/evidence/shown-as.ts';
import { fetchAnswer, useAnswer } from '#web/api/contract-client.ts';

export type EvidenceAccess = AnswerOf<typeof showEvidence>;
/** What is known of a file before anybody opens it; one that was just sent has no moment of its own yet. */
export type EvidenceMeta = Pick<EvidenceAccess, 'id' | 'fileName' | 'contentType' | 'size' | 'looks'> &
  Partial<Pick<EvidenceAccess, 'uploadedAt'>>;

/** Where the file itself is, to be shown or kept, and what it is. */
export const readAccess = (evidenceId: string): Promise<EvidenceAccess> =>
  fetchAnswer(showEvidence, { params: { evidenceId } });

/** Where a person can look at the file now: at itself, or at the JPEG made from it. */
export const readViewUrl = async (evidenceId: string): Promise<string> => {
  const access = await readAccess(evidenceId);
  if (shownAs(access) !== 'rendition') return access.viewUrl;
  return (await fetchAnswer(showRendition, { params: { evidenceId }, query: { page: '1' } })).viewUrl;
};

/** An address lives for a minute, so none is kept: each viewer asks for its own. */
const forThisViewer = { staleTime: Infinity, gcTime: 0 } as const;

export const useAccess = (evidenceId: string) =>
  useAnswer(showEvidence, { params: { evidenceId } }, forThisViewer);

export const useRendition = (evidenceId: string, page: number) =>
  useAnswer(showRendition, { params: { evidenceId }, query: { page: `${page}` } }, forThisViewer);
