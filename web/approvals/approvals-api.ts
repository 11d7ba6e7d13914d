import { useMutation } from '@tanstack/react-query';
import { listInbox } from '#contract/approvals.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { write } from '#web/api/client.ts';
import type { ClaimView, VoteKind } from '#web/api/contract.ts';
import { usePages } from '#web/api/contract-client.ts';

export type Inbox = AnswerOf<typeof listInbox>;
type Listed = Inbox['items'][number];
export type InboxItem = Extract<Listed, { readonly kind: 'vote' }>;
export type InboxNotice = Exclude<Listed, InboxItem>;

export const useInbox = () => usePages(listInbox, { query: { limit: '50' } }, { shows: ['claims'] });

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
