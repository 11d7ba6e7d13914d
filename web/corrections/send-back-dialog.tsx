import { Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { sendBackClaim } from '#contract/claims.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { askedOf, sendBackChoices, toApplicant } from '#web/corrections/send-back-choices.ts';
import type { Deed, ShownClaim } from '#web/corrections/corrections-api.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { tellError } from '#web/ui/tell.ts';
import { dialog } from '#web/ui/dialog.tsx';

type SendBackDialogProps = {
  readonly view: ShownClaim;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly deed: Deed<typeof sendBackClaim>;
  /** Tells it in these words, and goes where whoever opened it goes on. */
  readonly onDone: (told: string) => void;
  readonly onStale: () => void;
};

/** 最終承認後の差戻し: to whom, and why. What is typed stays while the dialog is closed, and when the answer is a no. */
export const SendBackDialog = dialog(
  ({ view, isOpen, onClose, deed, onDone, onStale }: SendBackDialogProps) => {
    const [to, setTo] = useState(toApplicant);
    const [reason, setReason] = useState('');
    const choices = sendBackChoices(view);
    const send = (): void =>
      deed.send(
        { params: { claimId: view.id }, body: { to: askedOf(to), reason, expectedVersion: view.version } },
        {
          onSuccess: () => {
            setReason('');
            onClose();
            onDone(`「${view.title}」を差し戻しました`);
          },
          onError: (error) => {
            tellError(error);
            onStale();
          },
        },
      );
    return (
      <ConfirmDialog
        title="承認済みの申請を差し戻す"
        isOpen={isOpen}
        isBusy={deed.isBusy}
        isBlocked={reason.trim() === ''}
        confirmLabel="差し戻す"
        onClose={onClose}
        onConfirm={send}
      >
        <Stack gap="md">
          <Select
            label="差戻し先"
            description={choices.find(({ value }) => value === to)?.says}
            inputWrapperOrder={['label', 'input', 'description']}
            data={choices.map(({ value, label }) => ({ value, label }))}
            value={to}
            allowDeselect={false}
            onChange={(value) => setTo(value ?? toApplicant)}
          />
          <Textarea
            label="理由"
            description="申請者と承認者に表示されます"
            withAsterisk
            data-autofocus
            autosize
            minRows={3}
            maxLength={mostIn(sendBackClaim, 'reason')}
            value={reason}
            onChange={({ currentTarget: { value } }) => setReason(value)}
          />
          <Text size="xs" c="dimmed">
            差戻しは履歴に残ります。取り消せません。
          </Text>
        </Stack>
      </ConfirmDialog>
    );
  },
);
