import { useQuery } from '@tanstack/react-query';
import { queryString, read } from '#web/api/client.ts';
import type { JournalMonth } from '#web/api/contract.ts';

export const useJournalMonth = (month: string) =>
  useQuery({
    queryKey: ['journals', month],
    queryFn: ({ signal }) => read<JournalMonth>(`/api/journals${queryString({ month })}`, signal),
  });
