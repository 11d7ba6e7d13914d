import { rowsCalled } from '#domain/masters/coded-rows.ts';
import { listApplicants, showClaimForm } from '#contract/claims.ts';
import { useAnswer } from '#web/api/contract-client.ts';

/** What a field to choose from says where its choices did not come: they are asked for again when it is opened. */
export const failing = (
  ...answers: readonly { readonly isError: boolean; readonly refetch: () => unknown }[]
) => {
  const failed = answers.filter(({ isError }) => isError);
  return {
    error: failed.length > 0 ? '読み込めませんでした。この欄に戻るともう一度読み込みます' : undefined,
    onReached: () => failed.forEach(({ refetch }) => void refetch()),
  };
};

/** Those whose name has the words, as far as a list to choose from has room; or the one with the id. */
export const useApplicants = (
  ask: { readonly text: string | undefined } | { readonly id: string | undefined },
) => {
  const query = Object.fromEntries(Object.entries(ask).filter(([, said]) => said !== undefined));
  const enabled = !('id' in ask) || ask.id !== undefined;
  return useAnswer(listApplicants, { query }, { enabled, staleTime: 5 * 60_000, staysUntilNext: true });
};

/** Names of 経費科目 and 勘定科目, as the claim form has them. */
export const useItemsAndAccounts = () => {
  const { data, ...asked } = useAnswer(showClaimForm, {}, { staleTime: 5 * 60_000 });
  return {
    items: data === undefined ? [] : rowsCalled(data.items, data.today),
    accounts: data === undefined ? [] : rowsCalled(data.accounts, data.today),
    failing: failing(asked),
  };
};
