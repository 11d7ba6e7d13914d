import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { read, write } from '#web/api/client.ts';
import type { ExportBatch, Page, Replacement } from '#web/api/contract.ts';

const exportsKey = ['exports'] as const;

export const useExports = () =>
  useQuery({
    queryKey: exportsKey,
    queryFn: ({ signal }) => read<Page<ExportBatch>>('/api/exports', signal),
  });

type ExportAsk = {
  /** Chosen by the client: the same order sent twice makes one batch. */
  readonly id: string;
  readonly month: string;
  readonly format: 'yayoi';
  readonly replacements?: readonly Replacement[];
};

export const useCreateExport = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ask: ExportAsk) => write<ExportBatch>('POST', '/api/exports', ask),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: exportsKey }),
        client.invalidateQueries({ queryKey: ['journals'] }),
      ]),
  });
};

type DownloadAsk = { readonly id: string; readonly reason?: string };
type DownloadAnswer = { readonly url: string; readonly fileName: string };

export const useDownloadExport = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reason }: DownloadAsk) =>
      write<DownloadAnswer>('POST', `/api/exports/${id}/downloads`, reason === undefined ? {} : { reason }),
    onSuccess: () => client.invalidateQueries({ queryKey: exportsKey }),
  });
};
