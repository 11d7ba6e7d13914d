import { Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { reopenMonth } from '#contract/closing.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { useCloseMonth, useReopenMonth } from '#web/closing/closing-api.ts';
import type { ClosingWords } from '#web/closing/closing-words.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { formatMonth } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone, tellError } from '#web/ui/tell.ts';
import { dialog } from '#web/ui/dialog.tsx';

type DialogProps = {
  readonly month: string;
  /** Of the closing that was seen. */
  readonly expectedVersion: number;
  readonly words: ClosingWords;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onStale: () => void;
};

export const CloseDialog = dialog(
  ({ month, expectedVersion, words, isOpen, onClose, onStale }: DialogProps) => {
    const closes = useCloseMonth();
    const close = () =>
      closes.mutate(
        { body: { month, expectedVersion } },
        {
          onSuccess: () => tellDone(`${formatMonth(month)}を締めました`),
          onError: (error) => {
            tellError(error);
            onStale();
          },
          onSettled: onClose,
        },
      );
    return (
      <ConfirmDialog
        title={words.title}
        isOpen={isOpen}
        isBusy={closes.isPending}
        confirmLabel="締める"
        onClose={onClose}
        onConfirm={close}
      >
        <Stack gap="sm">
          <Text size="sm">{words.lead}</Text>
          {words.waiting === undefined ? null : <Notice tone="warn">{words.waiting}</Notice>}
        </Stack>
      </ConfirmDialog>
    );
  },
);

export const ReopenDialog = dialog(
  ({ month, expectedVersion, words, isOpen, onClose, onStale }: DialogProps) => {
    const [reason, setReason] = useState('');
    const reopens = useReopenMonth();
    const reopen = () =>
      reopens.mutate(
        { body: { month, reason, expectedVersion } },
        {
          onSuccess: () => {
            setReason('');
            onClose();
            tellDone(`${formatMonth(month)}の締めを取り消しました`);
          },
          onError: (error) => {
            tellError(error);
            onStale();
          },
        },
      );
    return (
      <ConfirmDialog
        title={words.title}
        isOpen={isOpen}
        isBusy={reopens.isPending}
        isBlocked={reason.trim() === ''}
        confirmLabel="締めを取り消す"
        onClose={onClose}
        onConfirm={reopen}
      >
        <Stack gap="md">
          <Text size="sm">{words.lead}</Text>
          <Textarea
            label="理由"
            description="履歴に残ります"
            withAsterisk
            data-autofocus
            autosize
            minRows={2}
            maxLength={mostIn(reopenMonth, 'reason')}
            value={reason}
            onChange={({ currentTarget: { value } }) => setReason(value)}
          />
        </Stack>
      </ConfirmDialog>
    );
  },
);
