import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { queryString, read, write } from '#web/api/client.ts';
import { askAnew } from '#web/api/contract-client.ts';
import type {
  Applicants,
  ClaimContent,
  ClaimForm,
  ClaimPage,
  ClaimView,
  Page,
  RefundablePage,
  TimelineItem,
} from '#web/api/contract.ts';
import { lastDayBefore } from '#web/claims/search-period.ts';

export const claimsKey = ['claims'] as const;
const claimKey = (claimId: string) => [...claimsKey, 'one', claimId] as const;

export type ListAsk = {
  readonly scope: 'mine' | 'company';
  readonly status?: string;
  readonly text?: string;
  readonly applicantId?: string;
  /** First and last day, both included. */
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
};

const readPage = (ask: Readonly<Record<string, string | number | undefined>>, signal: AbortSignal) =>
  read<ClaimPage>(`/api/claims${queryString(ask)}`, signal);

export const useClaimPages = (ask: ListAsk) =>
  useInfiniteQuery({
    queryKey: [...claimsKey, 'list', ask],
    queryFn: ({ pageParam, signal }) => readPage({ ...ask, limit: 100, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });

/** Whether something that fits stands before the period; `unknown` where nobody looked to the end. */
export type Earlier = 'found' | 'none' | 'unknown';

export const useEarlier = ({ from, ...ask }: ListAsk) => {
  const { data, isError, isLoading } = useQuery({
    queryKey: [...claimsKey, 'list', 'earlier', ask, from],
    enabled: from !== undefined,
    queryFn: async ({ signal }): Promise<Earlier> => {
      const to = from === undefined ? {} : { to: lastDayBefore({ from }) };
      const { items, nextCursor } = await readPage({ ...ask, ...to, limit: 1 }, signal);
      if (items.length > 0) return 'found';
      return nextCursor === undefined ? 'none' : 'unknown';
    },
  });
  return { earlier: isError ? 'unknown' : data, isLooking: isLoading } as const;
};

/** Those whose name has the words, as far as a list to choose from has room; or the one with the id. */
export const useApplicants = (
  ask: { readonly text: string | undefined } | { readonly id: string | undefined },
) =>
  useQuery({
    queryKey: ['applicants', ask],
    enabled: !('id' in ask) || ask.id !== undefined,
    queryFn: ({ signal }) => read<Applicants>(`/api/applicants${queryString(ask)}`, signal),
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  });

/** One's own confirmed lines, those of the newest claim first; asked for anew whenever the picker opens. */
export const useRefundableLines = () =>
  useInfiniteQuery({
    queryKey: [...claimsKey, 'refundable'],
    staleTime: 0,
    queryFn: ({ pageParam, signal }) =>
      read<RefundablePage>(`/api/refundable-lines${queryString({ cursor: pageParam })}`, signal),
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

const formKey = ['claim-form'] as const;

/** Kept in memory with its version, and asked for again by it: mostly nothing comes back. */
export const useClaimForm = () => {
  const client = useQueryClient();
  return useQuery({
    queryKey: formKey,
    queryFn: async ({ signal }): Promise<ClaimForm> => {
      const known = client.getQueryData<ClaimForm>(formKey);
      const asked = `/api/settings/claim-form${queryString({ version: known?.version })}`;
      return (
        (await read<ClaimForm | undefined>(asked, signal)) ??
        known ??
        read<ClaimForm>('/api/settings/claim-form', signal)
      );
    },
    staleTime: 5 * 60_000,
    gcTime: Number.POSITIVE_INFINITY,
  });
};

/** Keeps what an act answered, and lets every list ask again. */
export const useKeepClaim = () => {
  const client = useQueryClient();
  return (view: ClaimView): void => {
    client.setQueryData(claimKey(view.id), view);
    void client.invalidateQueries({ queryKey: [...claimsKey, 'list'] });
    void client.invalidateQueries({ queryKey: [...claimsKey, 'timeline', view.id] });
    void askAnew(client, [], 'claims');
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
