import { Anchor, Box, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { kindFacts } from '#domain/announcements/announcement-kinds.ts';
import { useNewest } from '#web/announcements/use-newest.ts';
import { Card } from '#web/ui/card.tsx';
import { FailedPart } from '#web/ui/failed-part.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

/** The newest of what the service told the company, on the home. */
export const AnnouncedCard = () => {
  const { data, error, refetch } = useNewest();
  return (
    <Card title="お知らせ">
      <Stack gap="xs">
        {error === null ? null : <FailedPart error={error} onRetry={() => void refetch()} />}
        {data?.items.length === 0 ? (
          <Text size="sm" c="dimmed">
            お知らせはありません。
          </Text>
        ) : null}
        {data?.items.map(({ announcementId, kind, title, sentAt, isNew }) => (
          <Box key={announcementId} style={{ overflowWrap: 'anywhere' }}>
            <Anchor component={Link} to={`/announcements/${announcementId}`} fz="sm" fw={600}>
              {title}
            </Anchor>
            <Group gap="xs">
              <Text size="xs" c="dimmed">
                {kindFacts(kind).words}・{formatInstant(sentAt)}
              </Text>
              {isNew ? <ToneBadge tone="calm">新着</ToneBadge> : null}
            </Group>
          </Box>
        ))}
        <Anchor component={Link} to="/announcements" size="sm" underline="hover">
          お知らせの一覧を開く
        </Anchor>
      </Stack>
    </Card>
  );
};
