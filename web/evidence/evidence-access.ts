import { useQuery } from '@tanstack/react-query';
import { shownAs } from '#domain/evidence/shown-as.ts';
import { queryString, read } from '#web/api/client.ts';
import type { EvidenceAccess, EvidenceRendition } from '#web/api/contract.ts';

export const readAccess = (evidenceId: string, signal?: AbortSignal): Promise<EvidenceAccess> =>
  read<EvidenceAccess>(`/api/evidence/${evidenceId}`, signal);

const readRendition = (evidenceId: string, page: number, signal?: AbortSignal): Promise<EvidenceRendition> =>
  read<EvidenceRendition>(`/api/evidence/${evidenceId}/rendition${queryString({ page })}`, signal);

/** Where a person can look at the file now: at itself, or at the JPEG made from it. */
export const readViewUrl = async (evidenceId: string): Promise<string> => {
  const access = await readAccess(evidenceId);
  if (shownAs(access) !== 'rendition') return access.viewUrl;
  return (await readRendition(evidenceId, 1)).viewUrl;
};

/** An address lives for a minute, so none is kept: each viewer asks for its own. */
const forThisViewer = { staleTime: Infinity, gcTime: 0 } as const;

export const useAccess = (evidenceId: string) =>
  useQuery({
    queryKey: ['evidence', evidenceId],
    queryFn: ({ signal }) => readAccess(evidenceId, signal),
    ...forThisViewer,
  });

export const useRendition = (evidenceId: string, page: number) =>
  useQuery({
    queryKey: ['evidence', evidenceId, 'rendition', page],
    queryFn: ({ signal }) => readRendition(evidenceId, page, signal),
    ...forThisViewer,
  });
