import { useQueryClient } from '@tanstack/react-query';
import { keepCommuterPass, listCommuterPasses } from '#contract/commuting.ts';
import { listCompanyTasks } from '#contract/tasks.ts';
import { askAnew, usePages, useSend } from '#web/api/contract-client.ts';

/** What waits for an answer. */
export const useAskedPasses = () =>
  usePages(listCommuterPasses, { query: { limit: '50' } }, { staleTime: 0 });

/** All of one person. */
export const usePassesOf = (userId: string) =>
  usePages(listCommuterPasses, { query: { userId } }, { staleTime: 0 });

/** Also where it was refused: somebody else may have been first. */
export const useKeepPass = () => {
  const client = useQueryClient();
  return useSend(keepCommuterPass, undefined, () => askAnew(client, [listCommuterPasses, listCompanyTasks]));
};
