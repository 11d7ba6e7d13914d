import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { reasonWanted } from '#contract/shapes/reason-wanted.ts';
import { sayFailure } from '#web/api/problem.ts';
import { focusFirstFault } from '#web/ui/focus-first-fault.ts';
import { Notice } from '#web/ui/notice.tsx';
import { TypedDialog } from '#web/ui/typed-dialog.tsx';
import { dialog } from '#web/ui/dialog.tsx';

type ReasonDialogProps = {
  readonly title: string;
  readonly confirmLabel: string;
  readonly isDangerous?: boolean;
  readonly isBusy: boolean;
  readonly error: Error | null;
  /** What else is typed here, and whether it can be sent. @default nothing else */
  readonly further?: { readonly isTyped: boolean; readonly isSound: boolean };
  /** Told with each press of the button, so that what is wrong is told at its field. */
  readonly onTry?: () => void;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
};

/** What an operator does is told with its reason, which the trail keeps. */
export const ReasonDialog = dialog(
  ({
    title,
    confirmLabel,
    isDangerous = false,
    isBusy,
    error,
    further = { isTyped: false, isSound: true },
    onTry,
    onConfirm,
    onClose,
    children,
  }: ReasonDialogProps) => {
    const [reason, setReason] = useState('');
    const [isTried, setTried] = useState(false);
    const isMissing = reason.trim() === '';
    const submit = (event: FormEvent<HTMLFormElement>): void => {
      event.preventDefault();
      setTried(true);
      onTry?.();
      if (isMissing || !further.isSound) {
        focusFirstFault(event.currentTarget);
        return;
      }
      onConfirm(reason);
    };
    return (
      <TypedDialog title={title} isTyped={reason !== '' || further.isTyped} isBusy={isBusy} onClose={onClose}>
        {(close) => (
          <form noValidate onSubmit={submit}>
            <Stack gap="md">
              {error === null ? null : (
                <Notice tone="bad" isUrgent>
                  {sayFailure(error)}
                </Notice>
              )}
              {children}
              <TextInput
                label="理由"
                description="監査証跡に残ります。お客様の業務内容や個人情報は書かないでください。"
                required
                withAsterisk={false}
                maxLength={200}
                value={reason}
                error={isTried && isMissing ? reasonWanted : undefined}
                onChange={({ currentTarget: { value } }) => setReason(value)}
              />
              <Group justify="flex-end" gap="sm">
                <Button variant="default" disabled={isBusy} onClick={close}>
                  キャンセル
                </Button>
                <Button type="submit" loading={isBusy} {...(isDangerous ? { color: '#b42318' } : {})}>
                  {confirmLabel}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </TypedDialog>
    );
  },
);
