import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { read, write } from '#web/api/client.ts';
import type { DownloadAnswer, ExportBatch, ExportOrder, Page } from '#web/api/contract.ts';

const exportsKey = ['exports'] as const;

export const useExports = () =>
  useQuery({
    queryKey: exportsKey,
    queryFn: ({ signal }) => read<Page<ExportBatch>>('/api/exports', signal),
  });

export const useCreateExport = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ask: ExportOrder) => write<ExportBatch>('POST', '/api/exports', ask),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: exportsKey }),
        client.invalidateQueries({ queryKey: ['journals'] }),
      ]),
  });
};

type DownloadAsk = { readonly id: string; readonly reason?: string };

export const useDownloadExport = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reason }: DownloadAsk) =>
      write<DownloadAnswer>('POST', `/api/exports/${id}/downloads`, reason === undefined ? {} : { reason }),
    onSuccess: () => client.invalidateQueries({ queryKey: exportsKey }),
  });
};
