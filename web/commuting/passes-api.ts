import { useQueryClient } from '@tanstack/react-query';
import { keepCommuterPass, listCommuterPasses } from '#contract/commuting.ts';
import { listCompanyTasks } from '#contract/tasks.ts';
import { useMe } from '#web/api/session.tsx';
import { askAnew, usePages, useSend } from '#web/api/contract-client.ts';

/** What waits for an answer. */
export const useAskedPasses = () =>
  usePages(listCommuterPasses, { query: { limit: '50' } }, { staleTime: 0 });

/** All of one person. */
export const usePassesOf = (userId: string) =>
  usePages(listCommuterPasses, { query: { userId } }, { staleTime: 0 });

type Pages = { readonly pages: readonly { readonly isOwnKeptByAnother?: true }[] };

/** Whose passes the reader may not keep: his own, where somebody else could. */
export const useKeptByAnother = (data: Pages | undefined) => {
  const { user } = useMe();
  const isOwn = data?.pages.some(({ isOwnKeptByAnother }) => isOwnKeptByAnother === true) ?? false;
  return (userId: string): boolean => isOwn && userId === user.id;
};

/** Also where it was refused: somebody else may have been first. */
export const useKeepPass = () => {
  const client = useQueryClient();
  return useSend(keepCommuterPass, undefined, () => askAnew(client, [listCommuterPasses, listCompanyTasks]));
};
