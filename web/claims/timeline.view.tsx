import { Box, Stack, Text } from '@mantine/core';
import { useTimeline } from '#web/claims/claims-api.ts';
import { timelineWords } from '#web/claims/timeline-words.ts';
import { Card } from '#web/ui/card.tsx';
import { FailedPart } from '#web/ui/failed-part.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const Items = ({ claimId }: { readonly claimId: string }) => {
  const { data, error, refetch } = useTimeline(claimId);
  if (error !== null) return <FailedPart error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Waiting rows={2} />;
  return (
    <Stack component="ol" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
      {timelineWords(data.items).map((item) => (
        <Box component="li" key={item.key} pl="sm" style={{ borderLeft: '3px solid #b7d0e8' }}>
          <Text size="xs" c="dimmed" className="sf-number">
            {item.when}
          </Text>
          <Text size="sm">
            <b>{item.who}</b>さんが{item.did}
          </Text>
          {item.text === undefined ? null : (
            <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-wrap' }}>
              「{item.text}」
            </Text>
          )}
        </Box>
      ))}
      {data.isCut === true ? (
        <Text component="li" size="sm" c="dimmed">
          これより前の履歴は表示していません。
        </Text>
      ) : null}
    </Stack>
  );
};

/** 履歴: who did what and when. */
export const Timeline = ({ claimId }: { readonly claimId: string }) => (
  <Card title="履歴">
    <Items claimId={claimId} />
  </Card>
);
