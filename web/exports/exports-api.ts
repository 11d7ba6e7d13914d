import { useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, Asked } from '#contract/endpoint.ts';
import {
  confirmTestImport,
  createExport,
  downloadExport,
  listExports,
  previewExport,
  showTestImport,
} from '#contract/exports.ts';
import {
  askAnew,
  fetchAnswer,
  refusalOf,
  useAnswer,
  usePages,
  useSend,
  useDeed,
} from '#web/api/contract-client.ts';

export type ExportBatch = AnswerOf<typeof createExport>;
type ExportOrder = Asked<typeof createExport>['body'];
export type Replacement = NonNullable<ExportOrder['replacements']>[number];
export type ExportPreview = AnswerOf<typeof previewExport>;
/** What of the entries a file cannot take. */
export type ExportProblems = ExportPreview['problems'];

export const useExports = () => usePages(listExports, { query: { limit: '20' } });

export const useExportPreview = (month: string) =>
  useAnswer(previewExport, { query: { month } }, { staleTime: 0, shows: ['claims'] });

export const useCreateExport = () => {
  const client = useQueryClient();
  const creating = useSend(createExport, () => askAnew(client, [listExports, previewExport], 'exports'));
  const refusal = refusalOf(createExport, creating.error);
  return { ...creating, problems: refusal?.kind === 'export-unmappable' ? refusal : undefined };
};

/** Fetched on click: it is made of the entries of that moment. */
export const useTestImport = () =>
  useDeed({ mutationFn: (month: string) => fetchAnswer(showTestImport, { query: { month } }) });

export const useConfirmTestImport = () => {
  const client = useQueryClient();
  return useSend(confirmTestImport, () => askAnew(client, [previewExport]));
};

export const useDownloadExport = () => {
  const client = useQueryClient();
  return useSend(downloadExport, () => askAnew(client, [listExports]));
};

/** Somebody else was the first to download it. */
export const isReasonWanted = (error: unknown): boolean =>
  refusalOf(downloadExport, error)?.kind === 'export-needs-reason';
