import { Button, Group, Text } from '@mantine/core';
import { useIsSending, useSendingNow } from '#web/api/contract-client.ts';
import { useReadAhead } from '#web/claims/claims-api.ts';
import type { Beside } from '#web/claims/hits-beside.ts';

/** From one claim of a list to the next, without the list between. */
export const HitPager = (beside: Beside) => {
  const { position, count, previous, next } = beside;
  useReadAhead(beside.nextId);
  const isSending = useIsSending();
  const isSendingNow = useSendingNow();
  const go = (to: (() => void) | undefined): void => {
    if (!isSendingNow()) to?.();
  };
  return (
    <Group gap={6} wrap="nowrap" component="nav" aria-label="一覧の前後の申請" className="sf-no-print">
      <Button
        variant="default"
        size="sm"
        px="sm"
        disabled={previous === undefined || isSending}
        onClick={() => go(previous)}
      >
        前の申請
      </Button>
      <Text size="sm" c="dimmed" className="sf-number sf-whole">
        {`${position} / ${count}`}
      </Text>
      <Button
        variant="default"
        size="sm"
        px="sm"
        disabled={next === undefined || isSending}
        onClick={() => go(next)}
      >
        次の申請
      </Button>
    </Group>
  );
};
