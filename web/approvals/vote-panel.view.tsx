import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { castVote } from '#contract/claims.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import type { Decision, VoteKind } from '#web/approvals/approvals-api.ts';
import { ActionBar } from '#web/ui/action-bar.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';

type Refusing = Exclude<VoteKind, 'approve'>;

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

type ReasonDialogProps = {
  readonly kind: Refusing | undefined;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onDecide: (kind: Refusing, reason: string) => void;
};

const ReasonDialog = ({ kind, isBusy, onClose, onDecide }: ReasonDialogProps) => {
  const [reason, setReason] = useState('');
  const words = asking[kind ?? 'send-back'];
  return (
    <ConfirmDialog
      title={words.title}
      isOpen={kind !== undefined}
      isBusy={isBusy}
      isDangerous={kind === 'reject'}
      isBlocked={reason.trim() === ''}
      confirmLabel={words.confirm}
      onClose={onClose}
      onConfirm={() => {
        if (kind !== undefined) onDecide(kind, reason.trim());
      }}
    >
      <Stack gap="sm">
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
};

type VotePanelProps = {
  readonly amount: string;
  readonly next: string;
  readonly isBusy: boolean;
  readonly onVote: (decision: Decision) => void;
};

/** 承認・差戻し・却下, always in sight while the claim is read. */
export const VotePanel = ({ amount, next, isBusy, onVote }: VotePanelProps) => {
  const [asked, ask] = useState<Refusing>();
  return (
    <>
      <ActionBar
        label="承認の操作"
        summary={
          <Stack gap={0}>
            <Group gap="sm" align="baseline">
              <Text size="sm" c="dimmed">
                合計
              </Text>
              <Text fw={700} fz="xl" className="sf-number">
                {amount}
              </Text>
            </Group>
            <Text size="xs" c="dimmed">
              {next}
            </Text>
          </Stack>
        }
      >
        <Button variant="subtle" color="#b42318" disabled={isBusy} onClick={() => ask('reject')}>
          却下
        </Button>
        <Button variant="default" disabled={isBusy} onClick={() => ask('send-back')}>
          差戻し
        </Button>
        <Button loading={isBusy} onClick={() => onVote({ kind: 'approve' })}>
          承認
        </Button>
      </ActionBar>
      <ReasonDialog
        key={asked ?? 'closed'}
        kind={asked}
        isBusy={isBusy}
        onClose={() => ask(undefined)}
        onDecide={(kind, reason) => {
          ask(undefined);
          onVote({ kind, reason });
        }}
      />
    </>
  );
};
