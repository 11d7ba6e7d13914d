import { Anchor, Box, Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { countWaiting } from '#contract/counts.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { listReceivedAnnouncements, markAnnouncementsSeen } from '#contract/received-announcements.ts';
import { kindFacts } from '#domain/announcements/announcement-kinds.ts';
import { askAnew, send, usePages } from '#web/api/contract-client.ts';
import { Announcement } from '#web/announcements/announcement.tsx';
import { Card } from '#web/ui/card.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { PageHead } from '#web/ui/page-head.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type Line = AnswerOf<typeof listReceivedAnnouncements>['items'][number];

/** What was shown is not new any more when the list is opened again. Where it cannot be told, it stays new. */
const useSeen = (newest: Line | undefined): void => {
  const client = useQueryClient();
  const upTo = newest?.isNew === true ? newest.announcementId : undefined;
  useEffect(() => {
    if (upTo === undefined) return;
    send(markAnnouncementsSeen, { body: { upTo } }).then(
      () => askAnew(client, [countWaiting]),
      () => undefined,
    );
  }, [client, upTo]);
};

const Row = ({ line }: { readonly line: Line }) => (
  <Box component="li" py="sm" style={{ borderTop: '1px solid #e1e7ec' }}>
    <Group gap="sm" mb={2}>
      <Text size="sm" c="dimmed" component="span">
        {formatInstant(line.sentAt)}
      </Text>
      <ToneBadge tone={kindFacts(line.kind).isUrgent === true ? 'bad' : 'quiet'}>
        {kindFacts(line.kind).words}
      </ToneBadge>
      {line.isNew ? <ToneBadge tone="calm">新着</ToneBadge> : null}
    </Group>
    <Anchor
      component={Link}
      to={`/announcements/${line.announcementId}`}
      fw={600}
      underline="hover"
      style={{ overflowWrap: 'anywhere' }}
    >
      {line.title}
    </Anchor>
  </Box>
);

const Announcements = () => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = usePages(
    listReceivedAnnouncements,
    { query: { limit: '20' } },
    { staleTime: 0 },
  );
  const items = data?.pages.flatMap((page) => page.items);
  useSeen(items?.[0]);
  if (items === undefined)
    return error === null ? <Waiting rows={4} /> : <Failure error={error} onRetry={() => void refetch()} />;
  if (items.length === 0)
    return (
      <Empty
        icon="info"
        title="お知らせはありません"
        hint="サービスの変更やメンテナンスの予定などが届くと、ここに表示されます。"
      />
    );
  return (
    <Card>
      <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {items.map((line) => (
          <Row key={line.announcementId} line={line} />
        ))}
      </Stack>
      {hasNextPage ? (
        <Button variant="default" mt="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          さらに表示
        </Button>
      ) : null}
    </Card>
  );
};

/** お知らせ: what the service told the company, for everybody who works there; or one of them. */
export const AnnouncementsPage = () => {
  const { id } = useParams();
  if (id !== undefined) return <Announcement key={id} id={id} />;
  return (
    <>
      <PageHead title="お知らせ" lead="STAFeeから、ご契約の会社へのお知らせです。" />
      <Announcements />
    </>
  );
};
