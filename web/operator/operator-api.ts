import { useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '#contract/endpoint.ts';
import { type answerChallenge, showOperator } from '#contract/operator/operators.ts';
import { listTenants } from '#contract/operator/tenants.ts';
import { rememberCsrfToken } from '#web/api/client.ts';
import { fetchAnswer, usePages } from '#web/api/contract-client.ts';

export type Me = AnswerOf<typeof showOperator>;
export type ListedTenant = AnswerOf<typeof listTenants>['items'][number];
export type SignInAnswer = AnswerOf<typeof answerChallenge>;
/** What stands between a right password and a session. */
export type SignInStep = Exclude<SignInAnswer, { readonly outcome: 'signed-in' }>;

export const meKey = [showOperator.path] as const;

/** Who is signed in, with the token that each write carries. */
export const useOperator = () =>
  useQuery({
    queryKey: meKey,
    queryFn: async ({ signal }) => {
      const me = await fetchAnswer(showOperator, {}, signal);
      rememberCsrfToken(me.csrfToken);
      return me;
    },
    staleTime: Infinity,
  });

export const useTenantPages = () => usePages(listTenants, { query: { limit: '50' } });
