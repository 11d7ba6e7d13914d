import { useQueryClient } from '@tanstack/react-query';
import { listAccessChanges, listRoleHolders, showAccess } from '#contract/access.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { decideSecondRequest, listSecondRequests, withdrawSecondRequest } from '#contract/second-person.ts';
import { listSupportGrants } from '#contract/support.ts';
import { listCompanyTasks } from '#contract/tasks.ts';
import type { CompanyAccess } from '#domain/rights/grants.ts';
import type { RequestList } from '#domain/second-person/request.ts';
import { askAnew, usePages, useSend } from '#web/api/contract-client.ts';

type Page = AnswerOf<typeof listSecondRequests>;
type Answered = Page['items'][number];
type Change = Answered['change'];

/** In the domain's words: our own server wrote them. */
export type ShownRequest = Omit<Answered, 'change'> & {
  readonly change:
    | Exclude<Change, { readonly kind: 'access' }>
    | { readonly kind: 'access'; readonly from: CompanyAccess; readonly to: CompanyAccess };
};
type RequestsPage = Omit<Page, 'items'> & { readonly items: readonly ShownRequest[] };

export const useRequests = (state: RequestList) =>
  usePages<typeof listSecondRequests, RequestsPage>(
    listSecondRequests,
    { query: { state } },
    { staleTime: 0 },
  );

/** Also where it was refused: somebody else may have been first. */
const useAnew = () => {
  const client = useQueryClient();
  return () =>
    askAnew(
      client,
      [
        listSecondRequests,
        listSupportGrants,
        listCompanyTasks,
        showAccess,
        listAccessChanges,
        listRoleHolders,
      ],
      'masters',
    );
};

export const useDecide = () => useSend(decideSecondRequest, undefined, useAnew());
export const useWithdraw = () => useSend(withdrawSecondRequest, undefined, useAnew());
