import { QueryClient } from '@tanstack/react-query';
import { ConnectionLost } from '#web/api/problem.ts';

/** Reads are tried again only when no answer came; a refusal stays a refusal. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => error instanceof ConnectionLost && failures < 2,
      staleTime: 10_000,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
