import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import {
  confirmClaim,
  createClaim,
  discardClaim,
  listClaims,
  listRefundableLines,
  restoreClaim,
  saveClaim,
  sendBackClaim,
  showClaim,
  showClaimForm,
  showTimeline,
  submitClaim,
  withdrawClaim,
} from '#contract/claims.ts';
import { correctClaim } from '#contract/corrections.ts';
import type { Asked } from '#contract/endpoint.ts';
import {
  answerKey,
  askAnew,
  fetchAnswer,
  send,
  useAnswer,
  usePages,
  useSend,
  fetchNewer,
  shows,
} from '#web/api/contract-client.ts';
import type { ClaimContent, ClaimForm, ClaimView, RefundablePage } from '#web/claims/claim-view.ts';
import { lastDayBefore } from '#web/ui/fiscal-years.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';

/** What a list is asked for; `from` and `to` are its first and last day, both included. */
export type ListAsk = NonNullable<Asked<typeof listClaims>['query']> & { readonly from?: CalendarDate };

export const useClaimPages = (ask: ListAsk) => usePages(listClaims, { query: { ...ask, limit: '100' } });

/** Whether something that fits stands before the period; `unknown` where nobody looked to the end. */
export type Earlier = 'found' | 'none' | 'unknown';

export const useEarlier = ({ from, ...ask }: ListAsk) => {
  const to = from === undefined ? {} : { to: lastDayBefore({ from }) };
  const query = { ...ask, ...to, limit: '1' };
  const { data, isError, isLoading } = useAnswer(listClaims, { query }, { enabled: from !== undefined });
  const earlierIn = (page: NonNullable<typeof data>): Earlier => {
    if (page.items.length > 0) return 'found';
    return page.nextCursor === undefined ? 'none' : 'unknown';
  };
  return { earlier: isError ? 'unknown' : data && earlierIn(data), isLooking: isLoading } as const;
};

/** One's own confirmed lines, those of the newest claim first; asked for anew whenever the picker opens. */
export const useRefundableLines = () =>
  usePages<typeof listRefundableLines, RefundablePage>(listRefundableLines, { query: {} }, { staleTime: 0 });

const oneOf = (claimId: string) => ({ params: { claimId } });
const claimKey = (claimId: string) => answerKey(showClaim, oneOf(claimId));

export const useClaim = (claimId: string, isStored = true) =>
  useAnswer<typeof showClaim, ClaimView>(showClaim, oneOf(claimId), { enabled: isStored });

export const useTimeline = (claimId: string) => useAnswer(showTimeline, oneOf(claimId));

/** For how many ms what was read ahead is taken as it is. */
const aheadMs = 60_000;

/** Reads the claim that somebody will open next, so that it is there when he does. */
export const useReadAhead = (claimId: string | undefined): void => {
  const client = useQueryClient();
  useEffect(() => {
    if (claimId === undefined) return;
    const asked = oneOf(claimId);
    void client.prefetchQuery({
      queryKey: claimKey(claimId),
      queryFn: ({ signal }) => fetchAnswer<typeof showClaim, ClaimView>(showClaim, asked, signal),
      staleTime: aheadMs,
    });
    void client.prefetchQuery({
      queryKey: answerKey(showTimeline, asked),
      queryFn: ({ signal }) => fetchAnswer(showTimeline, asked, signal),
      staleTime: aheadMs,
    });
  }, [client, claimId]);
};

const formKey = answerKey(showClaimForm, {});

/** Kept in memory with its version, and asked for again by it: mostly nothing comes back. */
export const useClaimForm = () => {
  const client = useQueryClient();
  return useQuery({
    queryKey: formKey,
    queryFn: async ({ signal }): Promise<ClaimForm> => {
      const known = client.getQueryData<ClaimForm>(formKey);
      const query = known === undefined ? {} : { version: known.version };
      const newer = await fetchNewer<typeof showClaimForm, ClaimForm>(showClaimForm, { query }, signal);
      return newer ?? known ?? fetchAnswer<typeof showClaimForm, ClaimForm>(showClaimForm, {}, signal);
    },
    staleTime: 5 * 60_000,
    gcTime: Number.POSITIVE_INFINITY,
    meta: shows('masters'),
  });
};

/** Keeps what an act answered, and lets every list ask again. */
export const useKeepClaim = () => {
  const client = useQueryClient();
  return (view: ClaimView): void => {
    client.setQueryData(claimKey(view.id), view);
    void client.invalidateQueries({ queryKey: answerKey(showTimeline, oneOf(view.id)) });
    void askAnew(client, [listClaims], 'claims');
  };
};

/** Keeps what was saved; lists ask again when they are next looked at, not after every save. */
export const useKeepSaved = () => {
  const client = useQueryClient();
  return (view: ClaimView): void => {
    client.setQueryData(claimKey(view.id), view);
    void client.invalidateQueries({ queryKey: [listClaims.path], refetchType: 'none' });
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

export const keepContent = ({ id, content, expectedVersion, ...sitting }: SaveAsk): Promise<ClaimView> =>
  expectedVersion === undefined
    ? send<typeof createClaim, ClaimView>(createClaim, { body: { id, ...content, ...sitting } })
    : send<typeof saveClaim, ClaimView>(saveClaim, {
        ...oneOf(id),
        body: { ...content, expectedVersion, ...sitting },
      });

/** An act on the claim as it was seen. */
export type SeenClaim = { readonly id: string; readonly expectedVersion: number };
export const actOn = ({ id, expectedVersion }: SeenClaim) => ({ ...oneOf(id), body: { expectedVersion } });

export const useWithdrawClaim = () => useSend<typeof withdrawClaim, ClaimView>(withdrawClaim, useKeepClaim());
export const useConfirmClaim = () => useSend<typeof confirmClaim, ClaimView>(confirmClaim, useKeepClaim());
export const useSendBackClaim = () => useSend<typeof sendBackClaim, ClaimView>(sendBackClaim, useKeepClaim());
export const useCorrectClaim = () => useSend<typeof correctClaim, ClaimView>(correctClaim, useKeepClaim());
export const useSubmitClaim = () => useSend<typeof submitClaim, ClaimView>(submitClaim, useKeepClaim());
export const useRestoreClaim = () => useSend<typeof restoreClaim, ClaimView>(restoreClaim, useKeepClaim());

export const useDiscardClaim = () => {
  const client = useQueryClient();
  return useSend(discardClaim, (_nothing, { params: { claimId } }) => {
    client.removeQueries({ queryKey: claimKey(claimId) });
    return askAnew(client, [listClaims]);
  });
};

/** `expectedVersion` is the draft's before it was discarded. */
export const backFrom = ({ id, expectedVersion }: SeenClaim) =>
  actOn({ id, expectedVersion: expectedVersion + 1 });
export const away = ({ id, expectedVersion }: SeenClaim) => ({
  ...oneOf(id),
  query: { expectedVersion: `${expectedVersion}` },
});

/** The claim as it is stored now, past what is kept of it. */
export const readClaim = (claimId: string): Promise<ClaimView> =>
  fetchAnswer<typeof showClaim, ClaimView>(showClaim, oneOf(claimId));
