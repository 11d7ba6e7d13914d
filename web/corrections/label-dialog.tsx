import { Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { AnswerOf } from '#contract/endpoint.ts';
import { labelClaim } from '#contract/corrections.ts';
import { useSend } from '#web/api/contract-client.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { problemOf } from '#web/api/problem.ts';
import type { Bearing, GivenLabels, LabelToGive } from '#web/corrections/bearing.ts';
import { LabelFields } from '#web/corrections/label-fields.view.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { tellError } from '#web/ui/tell.ts';

type LabelDialogProps = {
  readonly view: Bearing & {
    readonly id: string;
    readonly version: number;
    readonly evidence: readonly { readonly id: string; readonly fileName: string }[];
  };
  /** What it bears, by codes. */
  readonly before: GivenLabels;
  readonly labels: readonly LabelToGive[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onLabelled: (after: AnswerOf<typeof labelClaim>) => void;
  readonly onStale: () => void;
};

/** 情報のラベルの変更: whoever may not see a label finds the claim no more from then on. */
export const LabelDialog = dialog((props: LabelDialogProps) => {
  const { view, before, labels, isOpen, onClose, onLabelled, onStale } = props;
  const [given, give] = useState(before);
  const [reason, setReason] = useState('');
  const sending = useSend(labelClaim, onLabelled);
  const send = (): void =>
    sending.mutate(
      {
        params: { claimId: view.id },
        body: { ...given, ...(reason.trim() === '' ? {} : { reason }), expectedVersion: view.version },
      },
      {
        onSuccess: onClose,
        onError: (error) => {
          tellError(error);
          if (problemOf(error)?.status === 409) onStale();
        },
      },
    );
  return (
    <ConfirmDialog
      title="情報のラベルを変更する"
      isOpen={isOpen}
      isBusy={sending.isPending}
      isBlocked={JSON.stringify(given) === JSON.stringify(before)}
      confirmLabel="変更する"
      onClose={onClose}
      onConfirm={send}
    >
      <Stack gap="md">
        <Text size="sm">
          ラベルを閲覧できない人には、この申請・証憑・仕訳が一切表示されなくなります。申請者本人には表示されます。
        </Text>
        <LabelFields
          labels={labels}
          before={view}
          files={view.evidence}
          value={given}
          faults={problemOf(sending.error)?.fields ?? []}
          onChange={give}
        />
        <Textarea
          label="理由"
          description="履歴に表示されます"
          autosize
          minRows={2}
          maxLength={mostIn(labelClaim, 'reason')}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
      </Stack>
    </ConfirmDialog>
  );
});
