import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  checkAccess,
  listAccessChanges,
  listRoleHolders,
  replaceAccess,
  showAccess,
} from '#contract/access.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { listSeparationFindings } from '#contract/separation.ts';
import { showMe } from '#contract/users.ts';
import type { CompanyAccess } from '#domain/rights/grants.ts';
import { askAnew, send, useAnswer, usePages, useSend } from '#web/api/contract-client.ts';

/** In the domain's words: our own server wrote them. */
export type StoredAccess = Omit<AnswerOf<typeof showAccess>, 'value'> & { readonly value: CompanyAccess };
export type Finding = AnswerOf<typeof listSeparationFindings>['items'][number];
export type UnseenLabel = AnswerOf<typeof listSeparationFindings>['unseenLabels'][number];
type Change = Omit<AnswerOf<typeof listAccessChanges>['items'][number], 'from' | 'to'> & {
  readonly from: CompanyAccess;
  readonly to: CompanyAccess;
};
type ChangesPage = { readonly items: readonly Change[]; readonly nextCursor?: string };

export const useAccess = () => useAnswer<typeof showAccess, StoredAccess>(showAccess, {}, { staleTime: 0 });
export const useFindings = () => useAnswer(listSeparationFindings, {}, { staleTime: 0 });
export const useHolders = () => useAnswer(listRoleHolders, {}, { staleTime: 0 });
export const useAccessChanges = () =>
  usePages<typeof listAccessChanges, ChangesPage>(listAccessChanges, { query: {} }, { staleTime: 0 });

/** What a decision would do that is not kept yet; asked anew each time it is looked at. */
export const useAccessCheck = (value: CompanyAccess, enabled: boolean) =>
  useQuery({
    queryKey: [checkAccess.path, JSON.stringify(value)],
    queryFn: () => send(checkAccess, { body: { value } }),
    enabled,
    staleTime: 0,
    gcTime: 0,
  });

/** Also where it was refused: somebody else may have been first. One's own rights may be others now. */
export const useReplaceAccess = () => {
  const client = useQueryClient();
  const anew = [showAccess, listAccessChanges, listSeparationFindings, listRoleHolders, showMe];
  return useSend<typeof replaceAccess, StoredAccess>(replaceAccess, undefined, () => askAnew(client, anew));
};
