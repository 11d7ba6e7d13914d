import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { listOlderClaims, searchClaims, writeClaims } from '#contract/claim-search.ts';
import { confirmClaim, showClaim } from '#contract/claims.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { askAnew, fetchAnswer, send, usePages, useDeed } from '#web/api/contract-client.ts';
import { askOf, conditionsOf, type CompanySearch } from '#web/company/company-search.ts';
import type { PartAt } from '#web/files/csv-file.ts';

export type HitsPage = AnswerOf<typeof searchClaims>;
export type Hit = HitsPage['items'][number];

export const useHits = (search: CompanySearch) =>
  usePages(
    searchClaims,
    { query: { ...askOf(search), limit: '100' } },
    { shows: ['claims'], staysUntilNext: true },
  );

/** All hits of the search as a file, whatever of them is shown. */
export const partOfHits =
  (search: CompanySearch): PartAt =>
  (cursor) =>
    fetchAnswer(writeClaims, {
      query: { ...conditionsOf(search), ...(cursor === undefined ? {} : { cursor }) },
    });

/** Confirms one as it was seen, with the key that goes with this one until an answer came. */
export const confirmSeen = ({ id, version }: { readonly id: string; readonly version: number }) =>
  send(confirmClaim, { params: { claimId: id }, body: { expectedVersion: version } });

/** What acts on many have changed. */
export const useAskHitsAnew = () => {
  const client = useQueryClient();
  return () => void askAnew(client, [searchClaims, showClaim], 'claims');
};

/** Takes the claims of before into the list, step by step, and tells how many were looked at. */
export const useOlderClaims = (isNeeded: boolean) => {
  const [looked, setLooked] = useState(0);
  const anew = useAskHitsAnew();
  const { mutate, isIdle, error } = useDeed<void>({
    mutationFn: async () => {
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        // oxlint-disable-next-line no-await-in-loop -- each step begins where the one before ended
        const step: AnswerOf<typeof listOlderClaims> = await send(listOlderClaims, {
          body: cursor === '' ? {} : { cursor },
        });
        setLooked((count) => count + step.looked);
        cursor = step.nextCursor;
      }
    },
    onSuccess: anew,
  });
  useEffect(() => {
    if (isNeeded && isIdle) mutate();
  }, [isNeeded, isIdle, mutate]);
  return { looked, error, again: () => mutate() };
};
