import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { dialog } from '#web/ui/dialog.tsx';
import { Dialog } from '#web/ui/dialog-window.tsx';

type ConfirmDialogProps = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly isBusy?: boolean;
  readonly isDangerous?: boolean;
  readonly isBlocked?: boolean;
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** Asks before a deed that cannot simply be taken back. */
export const ConfirmDialog = dialog((props: ConfirmDialogProps) => (
  <Dialog opened={props.isOpen} isBusy={props.isBusy ?? false} onClose={props.onClose} title={props.title}>
    <Stack gap="lg">
      <div>{props.children}</div>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={props.onClose} disabled={props.isBusy ?? false}>
          {props.cancelLabel ?? 'キャンセル'}
        </Button>
        <Button
          color={props.isDangerous === true ? '#b42318' : 'indigo'}
          onClick={props.onConfirm}
          loading={props.isBusy ?? false}
          disabled={props.isBlocked ?? false}
        >
          {props.confirmLabel}
        </Button>
      </Group>
    </Stack>
  </Dialog>
));
