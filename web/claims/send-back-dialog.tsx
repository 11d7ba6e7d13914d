import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { sendBackClaim } from '#contract/claims.ts';
import type { Asked } from '#contract/endpoint.ts';
import { useSend } from '#web/api/contract-client.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import type { ClaimView } from '#web/claims/claim-view.ts';
import { useKeepClaim } from '#web/claims/claims-api.ts';
import { sendBackChoices } from '#web/claims/route-progress.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { tellDone, tellError } from '#web/ui/tell.tsx';

type SendBackTo = Asked<typeof sendBackClaim>['body']['to'];

const applicant = 'applicant';

const toOf = (chosen: string): SendBackTo =>
  chosen === applicant ? { kind: 'applicant' } : { kind: 'step', step: Number(chosen) };

type ToWhomProps = {
  readonly view: ClaimView;
  readonly to: string;
  readonly onChoose: (to: string) => void;
};

const ToWhom = ({ view, to, onChoose }: ToWhomProps) => (
  <Radio.Group label="差戻し先" value={to} onChange={onChoose}>
    <Stack gap={6} mt={6}>
      <Radio
        value={applicant}
        label={`申請者（${view.applicant.name}）`}
        description="申請者が修正して再申請します。承認は最初からやり直しになります。"
      />
      {sendBackChoices(view).map((choice) => (
        <Radio
          key={choice.value}
          value={choice.value}
          label={choice.label}
          description={choice.description}
        />
      ))}
    </Stack>
  </Radio.Group>
);

type SendBackDialogProps = {
  readonly view: ClaimView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onStale: () => void;
};

/** 最終承認後の差戻し: to whom, and why. What is typed stays while the dialog is closed, and when the answer is a no. */
export const SendBackDialog = ({ view, isOpen, onClose, onStale }: SendBackDialogProps) => {
  const [to, setTo] = useState(applicant);
  const [reason, setReason] = useState('');
  const sending = useSend<typeof sendBackClaim, ClaimView>(sendBackClaim, useKeepClaim());
  const send = (): void =>
    sending.mutate(
      { params: { claimId: view.id }, body: { to: toOf(to), reason, expectedVersion: view.version } },
      {
        onSuccess: () => {
          setReason('');
          onClose();
          tellDone(`「${view.title}」を差し戻しました`);
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
      isBusy={sending.isPending}
      isBlocked={reason.trim() === ''}
      confirmLabel="差し戻す"
      onClose={onClose}
      onConfirm={send}
    >
      <Stack gap="md">
        <ToWhom view={view} to={to} onChoose={setTo} />
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
          差戻しは履歴に残ります。取り消すことはできません。
        </Text>
      </Stack>
    </ConfirmDialog>
  );
};
