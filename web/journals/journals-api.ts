import { useInfiniteQuery } from '@tanstack/react-query';
import { queryString, read } from '#web/api/client.ts';
import type { JournalMonth } from '#web/api/contract.ts';

/** A month in pages; each page tells the totals of the whole month. */
export const useJournalMonth = (month: string) =>
  useInfiniteQuery({
    queryKey: ['journals', month],
    queryFn: ({ pageParam, signal }) =>
      read<JournalMonth>(`/api/journals${queryString({ month, limit: 50, cursor: pageParam })}`, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
