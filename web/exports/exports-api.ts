import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { queryString, read, write } from '#web/api/client.ts';
import type {
  ConfirmedLabels,
  DownloadAnswer,
  ExportBatch,
  ExportOrder,
  ExportPreview,
  Page,
  TestImport,
} from '#web/api/contract.ts';

const exportsKey = ['exports'] as const;
const previewKey = ['export-preview'] as const;

export const useExports = () =>
  useInfiniteQuery({
    queryKey: exportsKey,
    queryFn: ({ pageParam, signal }) =>
      read<Page<ExportBatch>>(`/api/exports${queryString({ limit: 20, cursor: pageParam })}`, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useExportPreview = (month: string) =>
  useQuery({
    queryKey: [...previewKey, month],
    queryFn: ({ signal }) => read<ExportPreview>(`/api/exports/preview${queryString({ month })}`, signal),
    staleTime: 0,
  });

export const useCreateExport = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ask: ExportOrder) => write<ExportBatch>('POST', '/api/exports', ask),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: exportsKey }),
        client.invalidateQueries({ queryKey: previewKey }),
        client.invalidateQueries({ queryKey: ['journals'] }),
      ]),
  });
};

/** Fetched on click: it is made of the entries of that moment. */
export const useTestImport = () =>
  useMutation({
    mutationFn: (month: string) => read<TestImport>(`/api/exports/test-import${queryString({ month })}`),
  });

export const useConfirmTestImport = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (labels: readonly string[]) =>
      write<ConfirmedLabels>('POST', '/api/exports/test-import', { labels }),
    onSuccess: () => client.invalidateQueries({ queryKey: previewKey }),
  });
};

type DownloadAsk = { readonly id: string; readonly file: number; readonly reason?: string };

export const useDownloadExport = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...ask }: DownloadAsk) =>
      write<DownloadAnswer>('POST', `/api/exports/${id}/downloads`, ask),
    onSuccess: () => client.invalidateQueries({ queryKey: exportsKey }),
  });
};
