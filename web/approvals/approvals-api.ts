import { listInbox } from '#contract/approvals.ts';
import { castVote } from '#contract/claims.ts';
import type { AnswerOf, Asked } from '#contract/endpoint.ts';
import type { ClaimView } from '#web/claims/claim-view.ts';
import { usePages, useSend } from '#web/api/contract-client.ts';

export type Inbox = AnswerOf<typeof listInbox>;
type Listed = Inbox['items'][number];
export type InboxItem = Extract<Listed, { readonly kind: 'vote' }>;
export type InboxNotice = Exclude<Listed, InboxItem>;

export const useInbox = () => usePages(listInbox, { query: { limit: '50' } }, { shows: ['claims'] });

export type Vote = Asked<typeof castVote>['body'];
export type VoteKind = Vote['kind'];
type Said<V> = V extends unknown ? Omit<V, 'step' | 'expectedVersion'> : never;
/** A vote as a person says it: without what it is cast on. */
export type Decision = Said<Vote>;

export const useCastVote = (onCast: (view: ClaimView) => void) =>
  useSend<typeof castVote, ClaimView>(castVote, onCast);
