import { Box, Button, Code, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { downloadExport } from '#contract/exports.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { ExportTotals } from '#web/exports/export-totals.view.tsx';
import { type BatchRow, batchRow, type FileRow } from '#web/exports/export-words.ts';
import type { ExportBatch } from '#web/exports/exports-api.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { Icon } from '#web/ui/icons.tsx';

type FileProps = {
  readonly file: FileRow;
  readonly isBusy: boolean;
  /** Undefined for whoever may only look. */
  readonly onDownload: (() => void) | undefined;
};

const File = ({ file, isBusy, onDownload }: FileProps) => (
  <Group component="li" justify="space-between" gap="sm">
    <Stack gap={2} style={{ minWidth: 0 }}>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {file.content === '' ? '' : `${file.content}　`}
        {file.fileName}
      </Text>
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        SHA-256 <Code fz="xs">{file.sha256}</Code>
      </Text>
    </Stack>
    {onDownload === undefined ? null : (
      <Button
        variant="light"
        size="sm"
        loading={isBusy}
        leftSection={<Icon name="download" size={16} />}
        onClick={onDownload}
        aria-label={`${file.fileName}をダウンロード`}
      >
        ダウンロード
      </Button>
    )}
  </Group>
);

/** A file of a batch, as people ask for it. */
export type FileAsk = { readonly id: string; readonly file: number };

type BatchProps = {
  readonly row: BatchRow;
  readonly busy: FileAsk | undefined;
  /** Undefined for whoever may only look. */
  readonly onDownload: ((ask: FileAsk, isAgain: boolean) => void) | undefined;
};

const Batch = ({ row, busy, onDownload }: BatchProps) => (
  <Box component="li" className="sf-paper" p="md">
    <Stack gap="xs">
      <Group gap="sm">
        <Text fw={600}>
          {row.month}　{row.format}　{row.content}
        </Text>
        <Text size="sm" c="dimmed">
          {row.made}
        </Text>
      </Group>
      <Stack component="ol" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {row.files.map((file) => (
          <File
            key={file.number}
            file={file}
            isBusy={busy?.id === row.id && busy.file === file.number}
            onDownload={
              onDownload && (() => onDownload({ id: row.id, file: file.number }, file.isDownloaded))
            }
          />
        ))}
      </Stack>
      {row.totals.length === 0 ? null : (
        <details>
          <Text component="summary" size="sm" style={{ cursor: 'pointer' }}>
            取り込み後に確かめる合計
          </Text>
          <Box mt="xs">
            <ExportTotals
              rows={row.totals}
              caption="会計ソフトの同じ仕訳の合計（税抜経理は税抜額）と一致することを確かめてください"
            />
          </Box>
        </details>
      )}
    </Stack>
  </Box>
);

type BatchListProps = {
  readonly batches: readonly ExportBatch[];
  readonly busy: FileAsk | undefined;
  /** Undefined for whoever may only look. */
  readonly onDownload: ((ask: FileAsk, isAgain: boolean) => void) | undefined;
};

/** Every file ever made, newest first; its bytes never change. */
export const BatchList = ({ batches, busy, onDownload }: BatchListProps) => (
  <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }} aria-label="出力したファイル">
    {batches.map((batch) => (
      <Batch key={batch.id} row={batchRow(batch)} busy={busy} onDownload={onDownload} />
    ))}
  </Stack>
);

type ReasonDialogProps = {
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => void;
};

/** A second download must say why: the same file imported twice doubles the books. */
export const DownloadReasonDialog = dialog(({ isOpen, isBusy, onClose, onReason }: ReasonDialogProps) => {
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      title="もう一度ダウンロードする"
      isOpen={isOpen}
      isBusy={isBusy}
      isBlocked={reason.trim() === ''}
      confirmLabel="ダウンロード"
      onClose={onClose}
      onConfirm={() => onReason(reason.trim())}
    >
      <Stack gap="sm">
        <Text size="sm">
          このファイルは、すでにダウンロードされています。会計ソフトに二重に取り込まないよう、理由を残してください。
        </Text>
        <Textarea
          label="理由"
          withAsterisk
          data-autofocus
          autosize
          minRows={2}
          maxLength={mostIn(downloadExport, 'reason')}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
      </Stack>
    </ConfirmDialog>
  );
});
