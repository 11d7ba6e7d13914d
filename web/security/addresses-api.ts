import { useQueryClient } from '@tanstack/react-query';
import {
  confirmAddresses,
  listAddressesChanges,
  previewAddresses,
  replaceAddresses,
  showAddresses,
  showAddressTrial,
} from '#contract/addresses.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { askAnew, useAnswer, usePages, useSend } from '#web/api/contract-client.ts';

export type StoredAddresses = AnswerOf<typeof showAddresses>;
export type Trial = AnswerOf<typeof showAddressTrial>;
export type Preview = AnswerOf<typeof previewAddresses>;

export const useAddresses = () => useAnswer(showAddresses, {}, { staleTime: 0 });
export const useTrial = () => useAnswer(showAddressTrial, {}, { staleTime: 0 });
export const useAddressesChanges = () => usePages(listAddressesChanges, { query: {} }, { staleTime: 0 });
export const usePreview = () => useSend(previewAddresses);

/** Also where it was refused: somebody else may have been first. */
const useAnew = () => {
  const client = useQueryClient();
  return () => askAnew(client, [showAddresses, showAddressTrial, listAddressesChanges]);
};
export const useReplaceAddresses = () => useSend(replaceAddresses, undefined, useAnew());
export const useConfirmAddresses = () => useSend(confirmAddresses, undefined, useAnew());
