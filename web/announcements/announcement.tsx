import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { AnswerOf } from '#contract/endpoint.ts';
import { showReceivedAnnouncement } from '#contract/received-announcements.ts';
import { kindFacts } from '#domain/announcements/announcement-kinds.ts';
import { announcementPartsOf } from '#domain/announcements/announcement-text.ja.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { Card } from '#web/ui/card.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type Received = AnswerOf<typeof showReceivedAnnouncement>;
type Another = NonNullable<Received['report']>;

const ToAnother = ({ one }: { readonly one: Another }) => (
  <Anchor component={Link} to={`/announcements/${one.announcementId}`} style={{ overflowWrap: 'anywhere' }}>
    {one.title}
  </Anchor>
);

/** What is said of it elsewhere, before what it says itself. */
const Others = ({ received: { report, reported } }: { readonly received: Received }) => (
  <>
    {report === undefined ? null : (
      <Notice tone="good" title="結果をお知らせしました">
        <ToAnother one={report} />
      </Notice>
    )}
    {reported === undefined ? null : (
      <Notice tone="calm" title="次のお知らせの結果です">
        <ToAnother one={reported} />
      </Notice>
    )}
  </>
);

const Parts = ({ received }: { readonly received: Received }) => (
  <Stack component="dl" gap="md" m={0}>
    {announcementPartsOf(received).map(({ label, text }) => (
      <div key={label}>
        <Text component="dt" size="sm" c="dimmed" fw={600}>
          {label}
        </Text>
        <Text component="dd" m={0} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {text}
        </Text>
      </div>
    ))}
  </Stack>
);

const Shown = ({ id }: { readonly id: string }) => {
  const { data, error, refetch } = useAnswer(
    showReceivedAnnouncement,
    { query: { announcementId: id } },
    { staleTime: 0 },
  );
  if (data === undefined)
    return error === null ? <Waiting rows={4} /> : <Failure error={error} onRetry={() => void refetch()} />;
  const { words, isUrgent } = kindFacts(data.kind);
  return (
    <Card title={data.title}>
      <Stack gap="md">
        <Group gap="sm">
          <ToneBadge tone={isUrgent === true ? 'bad' : 'quiet'}>{words}</ToneBadge>
          <Text size="sm" c="dimmed" component="span">
            {formatInstant(data.sentAt)}
          </Text>
        </Group>
        <Others received={data} />
        <Parts received={data} />
      </Stack>
    </Card>
  );
};

/** One お知らせ, with all that it says. */
export const Announcement = ({ id }: { readonly id: string }) => (
  <>
    <PageHead title="お知らせの内容" back={{ to: '/announcements', label: 'お知らせ' }} />
    <Shown id={id} />
  </>
);
