import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { reverseClaim } from '#contract/claim-reversal.ts';
import type { Asked } from '#contract/endpoint.ts';
import { useSend } from '#web/api/contract-client.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import type { ClaimView } from '#web/claims/claim-view.ts';
import { useKeepClaim } from '#web/claims/claims-api.ts';
import { reversalWords } from '#web/claims/reversal-words.ts';
import { useActed } from '#web/claims/hits-beside.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { tellError } from '#web/ui/tell.ts';
import { dialog } from '#web/ui/dialog.tsx';

type Goal = Asked<typeof reverseClaim>['body']['to'];

const goals: Record<Goal, { label: string; description: string; done: string }> = {
  approved: {
    label: '確定待ちに戻す',
    description: '承認はそのままです。直してから確定し直します。',
    done: '確定待ちに戻しました',
  },
  applicant: {
    label: '申請者に差し戻す',
    description: '申請者が修正して再申請します。承認は最初からやり直しになります。',
    done: '申請者に差し戻しました',
  },
};
const goalOf = (text: string): Goal => (text === 'applicant' ? 'applicant' : 'approved');

type ReverseDialogProps = {
  readonly view: ClaimView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onStale: () => void;
};

const Fields = ({
  to,
  reason,
  onTo,
  onReason,
}: {
  readonly to: Goal;
  readonly reason: string;
  readonly onTo: (to: Goal) => void;
  readonly onReason: (reason: string) => void;
}) => (
  <>
    <Radio.Group label="取消後の申請" value={to} onChange={(value) => onTo(goalOf(value))}>
      <Stack gap={6} mt={6}>
        {Object.entries(goals).map(([value, { label, description }]) => (
          <Radio key={value} value={value} label={label} description={description} />
        ))}
      </Stack>
    </Radio.Group>
    <Textarea
      label="理由"
      description="申請者と承認者に表示されます"
      withAsterisk
      data-autofocus
      autosize
      minRows={2}
      maxLength={mostIn(reverseClaim, 'reason')}
      value={reason}
      onChange={({ currentTarget: { value } }) => onReason(value)}
    />
  </>
);

/** 確定の取消: what will be posted and where, where the claim goes, and why. What is typed stays while it is closed. */
export const ReverseDialog = dialog(({ view, isOpen, onClose, onStale }: ReverseDialogProps) => {
  const [to, setTo] = useState<Goal>('approved');
  const [reason, setReason] = useState('');
  const acted = useActed(view);
  const sending = useSend<typeof reverseClaim, ClaimView>(reverseClaim, useKeepClaim());
  const words = reversalWords(view);
  const send = (): void =>
    sending.mutate(
      { params: { claimId: view.id }, body: { to, reason, expectedVersion: view.version } },
      {
        onSuccess: () => {
          setReason('');
          onClose();
          acted(`確定を取り消し、${goals[to].done}`);
        },
        onError: (error) => {
          tellError(error);
          onStale();
        },
      },
    );
  return (
    <ConfirmDialog
      title="確定を取り消す"
      isOpen={isOpen}
      isBusy={sending.isPending}
      isDangerous
      isBlocked={reason.trim() === ''}
      confirmLabel="確定を取り消す"
      onClose={onClose}
      onConfirm={send}
    >
      <Stack gap="md">
        <Text size="sm">{words.lead}</Text>
        {words.filed === undefined ? null : <Notice tone="warn">{words.filed}</Notice>}
        <Fields to={to} reason={reason} onTo={setTo} onReason={setReason} />
      </Stack>
    </ConfirmDialog>
  );
});
