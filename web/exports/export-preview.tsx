import { Stack, Text } from '@mantine/core';
import type { ExportPreview as Preview } from '#web/exports/exports-api.ts';
import { ExportLabels, TestImportForm } from '#web/exports/export-labels.view.tsx';
import { ExportTotals } from '#web/exports/export-totals.view.tsx';
import { labelRow, previewWords, totalRows } from '#web/exports/export-words.ts';
import { useConfirmTestImport, useTestImport } from '#web/exports/exports-api.ts';
import { saveFile } from '#web/ui/save-file.ts';
import { tellDone, tellError } from '#web/ui/tell.ts';

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

/** What the file will hold: counts, labels with how sure they are, and the totals to compare after the import. */
export const ExportPreview = ({ preview }: { readonly preview: Preview }) => {
  const words = previewWords(preview);
  return (
    <Stack gap="md">
      <Text size="sm" component="output">
        {words.says}
        {words.earlier}
      </Text>
      {words.shortened === undefined ? null : <Text size="sm">{words.shortened}</Text>}
      {preview.entryCount === 0 ? null : (
        <>
          <ExportLabels rows={preview.labels.map(labelRow)} />
          <ExportTotals
            rows={totalRows(preview.totals)}
            caption="取り込み後に会計ソフトで確かめる合計（税抜経理は税抜額）"
          />
        </>
      )}
    </Stack>
  );
};

/** Asked for before the first file with labels that nobody has read or tried in the company's package. */
export const TestImport = ({
  preview,
  labels,
}: {
  readonly preview: Preview;
  readonly labels: readonly string[];
}) => {
  const fetchFile = useTestImport();
  const confirm = useConfirmTestImport();
  return (
    <TestImportForm
      key={labels.join()}
      labels={labels}
      productName={preview.productName}
      isFetching={fetchFile.isPending}
      isConfirming={confirm.isPending}
      onFetch={() =>
        fetchFile.mutate(preview.month, {
          onSuccess: ({ base64, fileName }) => saveFile(fileName, bytesOf(base64)),
          onError: tellError,
        })
      }
      onConfirm={() =>
        confirm.mutate(
          { body: { labels } },
          {
            onSuccess: () => tellDone('取込テストを確認済みにしました'),
            onError: tellError,
          },
        )
      }
    />
  );
};
