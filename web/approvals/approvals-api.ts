import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listInbox, listVotes } from '#contract/approvals.ts';
import { castVote, listClaims } from '#contract/claims.ts';
import type { AnswerOf, Asked } from '#contract/endpoint.ts';
import { claimChangedMeanwhile } from '#contract/refusals/claims.ts';
import { answerKey, askAnew, isRefusedBy, send, usePages, useSend } from '#web/api/contract-client.ts';
import { ApiRefusal } from '#web/api/problem.ts';
import type { ClaimView } from '#web/claims/claim-view.ts';
import { useKeepClaim } from '#web/claims/claims-api.ts';

export type Inbox = AnswerOf<typeof listInbox>;
type Listed = Inbox['items'][number];
export type InboxItem = Extract<Listed, { readonly kind: 'vote' }>;
export type InboxNotice = Exclude<Listed, InboxItem>;

const askedInbox = { query: { limit: '500' } } as const;
const inboxKey = [...answerKey(listInbox, askedInbox), 'pages'];
/** Beyond that somebody else has to help with the approving. */
const mostHeld = 5_000;

/** All that waits, page after page: what is searched and sorted is the whole inbox, and says so while it comes. */
export const useInbox = () => {
  const inbox = usePages(listInbox, askedInbox);
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = inbox;
  const held = data?.pages.reduce((sum, { items }) => sum + items.length, 0) ?? 0;
  const goesOn = hasNextPage && held < mostHeld;
  useEffect(() => {
    if (goesOn && !isFetching && !isError) void fetchNextPage();
  }, [goesOn, isFetching, isError, fetchNextPage]);
  return { ...inbox, isWhole: data !== undefined && !hasNextPage, isTooLong: hasNextPage && !goesOn };
};

export type VoteAsk = Omit<NonNullable<Asked<typeof listVotes>['query']>, 'limit' | 'cursor'>;
export type VoteItem = AnswerOf<typeof listVotes>['items'][number];
export const useVotes = (ask: VoteAsk) =>
  usePages(listVotes, { query: { ...ask, limit: '100' } }, { shows: ['claims'] });

export type Vote = Asked<typeof castVote>['body'];
export type VoteKind = Vote['kind'];
type Said<V> = V extends unknown ? Omit<V, 'step' | 'expectedVersion' | 'from'> : never;
/** A vote as a person says it: without what it is cast on. */
export type Decision = Said<Vote>;

const withoutClaim = (held: InfiniteData<Inbox> | undefined, gone: string) =>
  held && {
    ...held,
    pages: held.pages.map((page) => ({
      ...page,
      items: page.items.filter(({ claimId }) => claimId !== gone),
    })),
  };

/** What is decided is gone from the list at once. */
const useTakeOut = () => {
  const client = useQueryClient();
  return (claimId: string): void => {
    client.setQueryData<InfiniteData<Inbox>>(inboxKey, (held) => withoutClaim(held, claimId));
  };
};

/** One vote, on a claim that is open. */
export const useCastVote = () => {
  const client = useQueryClient();
  const [keep, takeOut] = [useKeepClaim(), useTakeOut()];
  return useSend<typeof castVote, ClaimView>(castVote, (view) => {
    keep(view);
    takeOut(view.id);
    // It may come back at another step of the same person.
    void askAnew(client, [listInbox]);
  });
};

const changedInList =
  '一覧を開いたあとに、経理がこの申請を訂正しました。一覧は新しい内容になりました。確かめてから、もう一度操作してください。';

/** A vote by what the list says, under the version that the list shows. */
const castFromList = async (item: InboxItem, decision: Decision): Promise<void> => {
  const { claimId, step, version = 0 } = item;
  const seen = { step, expectedVersion: version };
  const body =
    decision.kind === 'approve' ? { ...decision, ...seen, from: 'list' as const } : { ...decision, ...seen };
  try {
    await send(castVote, { params: { claimId }, body });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || !isRefusedBy(error, claimChangedMeanwhile)) throw error;
    // The list is asked for anew after the act: there the row stands as it is now.
    throw new ApiRefusal({ ...error.problem, detail: changedInList });
  }
};

export const useVotesFromList = () => {
  const client = useQueryClient();
  const takeOut = useTakeOut();
  return {
    cast: async (item: InboxItem, decision: Decision): Promise<void> => {
      await castFromList(item, decision);
      takeOut(item.claimId);
    },
    askAgain: () => void askAnew(client, [listInbox, listClaims], 'claims'),
  };
};
