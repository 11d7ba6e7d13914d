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

/** Keeps what was saved; lists ask again when they are next looked at, not after every save. */
export const useKeepSaved = () => {
  const client = useQueryClient();
  return (view: ClaimView): void => {
    client.setQueryData(claimKey(view.id), view);
    void client.invalidateQueries({ queryKey: [...claimsKey, 'list'], refetchType: 'none' });
  };
};

/** The version saved before, or none for a claim that only this browser knows. */
export type SaveAsk = {
  readonly id: string;
  readonly content: ClaimContent;
  readonly expectedVersion?: number;
  /** Of a save that the editor makes by itself (decision 0090). */
  readonly sitting?: string;
};

export const saveClaim = ({ id, content, ...save }: SaveAsk): Promise<ClaimView> =>
  save.expectedVersion === undefined
    ? write<ClaimView>('POST', '/api/claims', { id, ...content, ...save })
    : write<ClaimView>('PUT', `/api/claims/${id}`, { ...content, ...save });

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

export const useSubmitClaim = () => {
  const keep = useKeepClaim();
  return useMutation({
    mutationFn: ({ id, expectedVersion }: Omit<ActAsk, 'act'>) =>
      write<ClaimView>('POST', `/api/claims/${id}/submission`, { expectedVersion }),
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

/** `expectedVersion` is the draft's before it was discarded. */
export const useRestoreClaim = () => {
  const keep = useKeepClaim();
  return useMutation({
    mutationFn: ({ id, expectedVersion }: Omit<ActAsk, 'act'>) =>
      write<ClaimView>('POST', `/api/claims/${id}/restoration`, { expectedVersion: expectedVersion + 1 }),
    onSuccess: keep,
  });
};
