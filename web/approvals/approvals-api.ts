import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { queryString, read, write } from '#web/api/client.ts';
import type { ClaimView, Inbox, VoteKind } from '#web/api/contract.ts';

export const inboxKey = ['inbox'] as const;

export const useInbox = () =>
  useInfiniteQuery({
    queryKey: inboxKey,
    queryFn: ({ pageParam, signal }) =>
      read<Inbox>(`/api/inbox${queryString({ limit: 50, cursor: pageParam })}`, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });

export type Vote = {
  readonly claimId: string;
  readonly kind: VoteKind;
  readonly reason?: string;
  readonly expectedVersion: number;
  readonly step: number;
};

export const useCastVote = (onCast: (view: ClaimView) => void) =>
  useMutation({
    mutationFn: ({ claimId, ...vote }: Vote) =>
      write<ClaimView>('POST', `/api/claims/${claimId}/votes`, vote),
    onSuccess: onCast,
  });
