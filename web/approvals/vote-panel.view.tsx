import { Button, Group, Stack, Text } from '@mantine/core';
import type { VoteKind } from '#web/approvals/approvals-api.ts';
import { ActionBar } from '#web/ui/action-bar.tsx';
import { useFirstLook } from '#web/ui/use-first-look.ts';

type VotePanelProps = {
  readonly amount: string;
  readonly next: string;
  /** The claim as it is shown, by its version. */
  readonly seen: string;
  readonly isBusy: boolean;
  /** Approves at once: whoever clicks here has read the claim. */
  readonly onApprove: () => void;
  readonly onAsk: (kind: VoteKind) => void;
};

/** 承認・差戻し・却下, always in sight while the claim is read. */
export const VotePanel = ({ amount, next, seen, isBusy, onApprove, onAsk }: VotePanelProps) => {
  const { isOver, isMeant } = useFirstLook(seen);
  return (
    <ActionBar
      label="承認の操作"
      isSaidElsewhere
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
      <Button variant="subtle" color="#b42318" disabled={isBusy} onClick={() => onAsk('reject')}>
        却下
      </Button>
      <Button variant="default" disabled={isBusy} onClick={() => onAsk('send-back')}>
        差戻し
      </Button>
      <Button variant="default" disabled={isBusy} onClick={() => onAsk('approve')}>
        コメントを付けて承認
      </Button>
      <Button
        loading={isBusy}
        aria-disabled={!isOver}
        onClick={(event) => {
          if (isMeant(event)) onApprove();
        }}
      >
        承認
      </Button>
    </ActionBar>
  );
};
