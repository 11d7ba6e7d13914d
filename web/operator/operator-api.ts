import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { AnswerOf } from '#contract/endpoint.ts';
import { type answerChallenge, showOperator } from '#contract/operator/operators.ts';
import { listRequests } from '#contract/operator/requests.ts';
import type { listStaff } from '#contract/operator/staff.ts';
import { listTenants } from '#contract/operator/tenants.ts';
import { opensForOperator, type OperatorGate } from '#domain/operators/operator-rights.ts';
import { rememberCsrfToken } from '#web/api/client.ts';
import { fetchAnswer, usePages } from '#web/api/contract-client.ts';

export type Me = AnswerOf<typeof showOperator>;
export type ListedTenant = AnswerOf<typeof listTenants>['items'][number];
export type ShownRequest = AnswerOf<typeof listRequests>['items'][number];
export type ShownOperator = AnswerOf<typeof listStaff>['items'][number];
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

/** Whoever is signed in, for what is drawn behind the sign-in. */
export const MeContext = createContext<Me | undefined>(undefined);

/** Throws where nobody is signed in: nothing but the door is drawn there. */
export const useMe = (): Me => {
  const me = useContext(MeContext);
  if (me === undefined) throw new Error('drawn behind the sign-in');
  return me;
};

/** Whether he may do what asks for this right; the server judges again. */
export const useMayAsOperator = (gate: OperatorGate): boolean =>
  opensForOperator(new Set(useMe().rights), gate);

export const useTenantPages = () => usePages(listTenants, { query: { limit: '50' } });
export const useRequestPages = () => usePages(listRequests, { query: { limit: '20' } });
