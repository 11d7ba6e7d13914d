import { useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '#contract/endpoint.ts';
import {
  giveSupportGrant,
  listSupportGrants,
  listSupportViews,
  refuseSupportGrant,
} from '#contract/support.ts';
import { listCompanyTasks } from '#contract/tasks.ts';
import { askAnew, usePages, useSend } from '#web/api/contract-client.ts';

export type ShownGrant = AnswerOf<typeof listSupportGrants>['items'][number];
export type ShownView = AnswerOf<typeof listSupportViews>['items'][number];

export const useGrants = () => usePages(listSupportGrants, { query: { limit: '20' } }, { staleTime: 0 });
export const useSupportViews = (grantId: string) =>
  usePages(listSupportViews, { query: { grantId, limit: '50' } }, { staleTime: 0 });

/** Also where it was refused: somebody else may have answered. */
const useAnew = () => {
  const client = useQueryClient();
  return () => askAnew(client, [listSupportGrants, listCompanyTasks]);
};

export const useGive = () => useSend(giveSupportGrant, undefined, useAnew());
export const useRefuse = () => useSend(refuseSupportGrant, undefined, useAnew());
