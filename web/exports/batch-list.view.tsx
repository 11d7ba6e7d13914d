import { Box, Button, Code, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type BatchRow, batchRow } from '#web/exports/export-words.ts';
import type { ExportBatch } from '#web/api/contract.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Icon } from '#web/ui/icons.tsx';

type BatchProps = { readonly row: BatchRow; readonly isBusy: boolean; readonly onDownload: () => void };

const Batch = ({ row, isBusy, onDownload }: BatchProps) => (
  <Box component="li" className="sf-paper" p="md">
    <Group justify="space-between" gap="sm">
      <Stack gap={2} style={{ minWidth: 0 }}>
        <Text fw={600}>
          {row.month}　{row.format}　{row.content}
        </Text>
        <Text size="sm" c="dimmed">
          {row.made}　{row.fileName}
        </Text>
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          SHA-256 <Code fz="xs">{row.sha256}</Code>
        </Text>
      </Stack>
      <Button
        variant="light"
        size="sm"
        loading={isBusy}
        leftSection={<Icon name="download" size={16} />}
        onClick={onDownload}
        aria-label={`${row.fileName}をダウンロード`}
      >
        ダウンロード
      </Button>
    </Group>
  </Box>
);

type BatchListProps = {
  readonly batches: readonly ExportBatch[];
  readonly busyId: string | undefined;
  readonly onDownload: (batch: ExportBatch) => void;
};

/** Every file ever made, newest first; its bytes never change. */
export const BatchList = ({ batches, busyId, onDownload }: BatchListProps) => (
  <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }} aria-label="出力したファイル">
    {batches.map((batch) => (
      <Batch
        key={batch.id}
        row={batchRow(batch)}
        isBusy={busyId === batch.id}
        onDownload={() => onDownload(batch)}
      />
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
export const DownloadReasonDialog = ({ isOpen, isBusy, onClose, onReason }: ReasonDialogProps) => {
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
          maxLength={200}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
      </Stack>
    </ConfirmDialog>
  );
};
