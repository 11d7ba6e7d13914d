import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ConnectionLost, isSignedOut } from '#web/api/problem.ts';
import { reportSignedOut } from '#web/app/signed-out.ts';

const watch = (error: unknown): void => {
  if (isSignedOut(error)) reportSignedOut();
};

/** Reads are tried again only when no answer came; a refusal stays a refusal. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: watch }),
  mutationCache: new MutationCache({ onError: watch }),
  defaultOptions: {
    queries: {
      retry: (failures, error) => error instanceof ConnectionLost && failures < 2,
      staleTime: 10_000,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
