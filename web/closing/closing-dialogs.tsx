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
  readonly isNewer: boolean;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onStale: () => void;
};

const Newer = ({ isNewer }: Pick<DialogProps, 'isNewer'>) =>
  isNewer ? (
    <Notice tone="warn" isUrgent>
      ほかの人が締めの状態を変更しました。変更後の内容を表示しています。
    </Notice>
  ) : null;

export const CloseDialog = dialog(
  ({ month, expectedVersion, words, isOpen, isNewer, ...on }: DialogProps) => {
    const closes = useCloseMonth();
    const close = () =>
      closes.mutate(
        { body: { month, expectedVersion } },
        {
          onSuccess: () => {
            on.onClose();
            tellDone(`${formatMonth(month)}を締めました`);
          },
          onError: (error) => {
            tellError(error);
            on.onStale();
          },
        },
      );
    return (
      <ConfirmDialog
        title={words.title}
        isOpen={isOpen}
        isBusy={closes.isPending}
        confirmLabel="締める"
        onClose={on.onClose}
        onConfirm={close}
      >
        <Stack gap="sm">
          <Newer isNewer={isNewer} />
          <Text size="sm">{words.lead}</Text>
          {words.waiting === undefined ? null : <Notice tone="warn">{words.waiting}</Notice>}
        </Stack>
      </ConfirmDialog>
    );
  },
);

export const ReopenDialog = dialog(
  ({ month, expectedVersion, words, isOpen, isNewer, ...on }: DialogProps) => {
    const [reason, setReason] = useState('');
    const reopens = useReopenMonth();
    const reopen = () =>
      reopens.mutate(
        { body: { month, reason, expectedVersion } },
        {
          onSuccess: () => {
            setReason('');
            on.onClose();
            tellDone(`${formatMonth(month)}の締めを取り消しました`);
          },
          onError: (error) => {
            tellError(error);
            on.onStale();
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
        onClose={on.onClose}
        onConfirm={reopen}
      >
        <Stack gap="md">
          <Newer isNewer={isNewer} />
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
