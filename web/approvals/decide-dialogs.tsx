import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { castVote } from '#contract/claims.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import type { Decision, VoteKind } from '#web/approvals/approvals-api.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { Dialog } from '#web/ui/dialog-window.tsx';

export type Refusing = Exclude<VoteKind, 'approve'>;
/** What is about to be decided. */
export type Asked = VoteKind | undefined;

const asking: Record<Refusing, { title: string; lead: string; confirm: string }> = {
  'send-back': {
    title: '申請を差し戻す',
    lead: '申請者が修正して再申請できます。何を直せばよいかを書いてください。',
    confirm: '差し戻す',
  },
  reject: {
    title: '申請を却下する',
    lead: '却下した申請は、修正も再申請もできません。直せば通る申請は、差戻しにしてください。',
    confirm: '却下する',
  },
};

type DialogProps = {
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  /** Which claims, in words. */
  readonly about: string;
  readonly onClose: () => void;
  readonly onDecide: (decision: Decision) => void;
};

const ReasonDialog = dialog(
  ({ kind, about, onDecide, ...shown }: DialogProps & { readonly kind: Refusing }) => {
    const [reason, setReason] = useState('');
    const words = asking[kind];
    return (
      <ConfirmDialog
        {...shown}
        title={words.title}
        isDangerous={kind === 'reject'}
        isBlocked={reason.trim() === ''}
        confirmLabel={words.confirm}
        onConfirm={() => onDecide({ kind, reason: reason.trim() })}
      >
        <Stack gap="sm">
          <Text size="sm" fw={600}>
            {about}
          </Text>
          <Text size="sm">{words.lead}</Text>
          <Textarea
            label="理由"
            description="申請者に表示されます"
            withAsterisk
            data-autofocus
            autosize
            minRows={3}
            maxLength={mostIn(castVote, 'reason')}
            value={reason}
            onChange={({ currentTarget: { value } }) => setReason(value)}
          />
        </Stack>
      </ConfirmDialog>
    );
  },
);

/** Enter approves: the button has the keyboard, and the comment is a step away. */
const ApproveDialog = dialog(({ isOpen, about, isBusy, onClose, onDecide }: DialogProps) => {
  const [comment, setComment] = useState('');
  const said = comment.trim();
  return (
    <Dialog opened={isOpen} isBusy={isBusy} onClose={onClose} title="承認する">
      <Stack gap="md">
        <Text size="sm" fw={600}>
          {about}
        </Text>
        <Textarea
          label="コメント（任意）"
          description="申請者と、このあとの承認者に表示されます"
          autosize
          minRows={2}
          maxLength={mostIn(castVote, 'comment')}
          value={comment}
          onChange={({ currentTarget: { value } }) => setComment(value)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} disabled={isBusy}>
            キャンセル
          </Button>
          <Button
            data-autofocus
            loading={isBusy}
            onClick={() => onDecide(said === '' ? { kind: 'approve' } : { kind: 'approve', comment: said })}
          >
            承認する
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
});

type DecideDialogProps = Omit<DialogProps, 'isOpen'> & { readonly asked: Asked };

/**
 * Asks for what a decision needs: a reason, or whether the approval has a comment. What is typed stays while it is
 * closed, and when the answer is a no: other claims are asked for under another `key`.
 */
export const DecideDialog = dialog(({ asked, ...props }: DecideDialogProps) => (
  <>
    <ApproveDialog {...props} isOpen={asked === 'approve'} />
    <ReasonDialog {...props} isOpen={asked === 'send-back'} kind="send-back" />
    <ReasonDialog {...props} isOpen={asked === 'reject'} kind="reject" />
  </>
));
