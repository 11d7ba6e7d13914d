import { MutationCache, QueryClient } from '@tanstack/react-query';
import { ConnectionLost, isSignedOut, sayFailure } from '#web/api/problem.ts';
import { tellFailure } from '#web/ui/tell.ts';

/** Whoever went on to another page hears of what failed behind him; where he stayed, the page tells it. */
const mutationCache = new MutationCache({
  onError: (error, _asked, _kept, { meta }) => {
    const isThere = meta?.['isThere'];
    if (typeof isThere === 'function' && isThere() === false && !isSignedOut(error))
      tellFailure(`前の画面での操作：${sayFailure(error)}`);
  },
});

/** Reads are tried again only when no answer came; a refusal stays a refusal. */
export const queryClient = new QueryClient({
  mutationCache,
  defaultOptions: {
    queries: {
      retry: (failures, error) => error instanceof ConnectionLost && failures < 2,
      staleTime: 10_000,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
