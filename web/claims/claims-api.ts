import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { queryString, read, write } from '#web/api/client.ts';
import type { ClaimContent, ClaimForm, ClaimPage, ClaimView, Page, TimelineItem } from '#web/api/contract.ts';

export const claimsKey = ['claims'] as const;
const claimKey = (claimId: string) => [...claimsKey, 'one', claimId] as const;

export type ListAsk = { readonly scope: 'mine' | 'company'; readonly status?: string };

export const useClaimPages = ({ scope, status }: ListAsk) =>
  useInfiniteQuery({
    queryKey: [...claimsKey, 'list', scope, status],
    queryFn: ({ pageParam, signal }) =>
      read<ClaimPage>(`/api/claims${queryString({ scope, status, limit: 100, cursor: pageParam })}`, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useClaim = (claimId: string, isStored = true) =>
  useQuery({
    queryKey: claimKey(claimId),
    enabled: isStored,
    queryFn: ({ signal }) => read<ClaimView>(`/api/claims/${claimId}`, signal),
  });

export const useTimeline = (claimId: string) =>
  useQuery({
    queryKey: [...claimsKey, 'timeline', claimId],
    queryFn: ({ signal }) => read<Page<TimelineItem>>(`/api/claims/${claimId}/timeline`, signal),
  });

export const useClaimForm = () =>
  useQuery({
    queryKey: ['claim-form'],
    queryFn: ({ signal }) => read<ClaimForm>('/api/settings/claim-form', signal),
    staleTime: 5 * 60_000,
  });

/** Keeps what an act answered, and lets every list ask again. */
export const useKeepClaim = () => {
  const client = useQueryClient();
  return (view: ClaimView): void => {
    client.setQueryData(claimKey(view.id), view);
    void client.invalidateQueries({ queryKey: [...claimsKey, 'list'] });
    void client.invalidateQueries({ queryKey: [...claimsKey, 'timeline', view.id] });
    void client.invalidateQueries({ queryKey: ['inbox'] });
    void client.invalidateQueries({ queryKey: ['journals'] });
  };
};

/** The version saved before, or none for a claim that only this browser knows. */
export type SaveAsk = {
  readonly id: string;
  readonly content: ClaimContent;
  readonly expectedVersion?: number;
};

const saveClaim = ({ id, content, expectedVersion }: SaveAsk): Promise<ClaimView> =>
  expectedVersion === undefined
    ? write<ClaimView>('POST', '/api/claims', { id, ...content })
    : write<ClaimView>('PUT', `/api/claims/${id}`, { ...content, expectedVersion });

export const useSaveClaim = () => {
  const keep = useKeepClaim();
  return useMutation({ mutationFn: saveClaim, onSuccess: keep });
};

export type ClaimAct = 'withdrawal' | 'confirmation';
type ActAsk = { readonly id: string; readonly act: ClaimAct; readonly expectedVersion: number };

export const useClaimAct = () => {
  const keep = useKeepClaim();
  return useMutation({
    mutationFn: ({ id, act, expectedVersion }: ActAsk) =>
      write<ClaimView>('POST', `/api/claims/${id}/${act}`, { expectedVersion }),
    onSuccess: keep,
  });
};

type SubmitAsk = {
  readonly id: string;
  /** What was typed since the last save, if anything. */
  readonly unsaved: SaveAsk | undefined;
  readonly savedVersion: number | undefined;
  readonly onSaved: (view: ClaimView) => void;
};

/** Saves what is unsaved, then submits that version. A retry after a lost answer submits only. */
export const useSubmitClaim = () => {
  const keep = useKeepClaim();
  return useMutation({
    mutationFn: async ({ id, unsaved, savedVersion, onSaved }: SubmitAsk) => {
      const saved = unsaved === undefined ? undefined : await saveClaim(unsaved);
      if (saved !== undefined) onSaved(saved);
      const expectedVersion = saved?.version ?? savedVersion;
      return write<ClaimView>('POST', `/api/claims/${id}/submission`, { expectedVersion });
    },
    onSuccess: keep,
  });
};

export const useDiscardClaim = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, expectedVersion }: Omit<ActAsk, 'act'>) =>
      write('DELETE', `/api/claims/${id}${queryString({ expectedVersion })}`),
    onSuccess: (_nothing, { id }) => {
      client.removeQueries({ queryKey: claimKey(id) });
      return client.invalidateQueries({ queryKey: [...claimsKey, 'list'] });
    },
  });
};
