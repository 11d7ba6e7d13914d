import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { containmentWays } from '#domain/incidents/incident.ts';
import { FurtherPages } from '#web/operator/further-pages.view.tsx';
import { timelineWords, type ShownEntry } from '#web/operator/incidents/incident-words.ts';
import { useTimelinePages } from '#web/operator/incidents/incidents-api.ts';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Waiting } from '#web/ui/waiting.tsx';

const headOf = ({ kind, way, happenedAt, at }: ShownEntry): string =>
  `${formatInstant(happenedAt ?? at)}　${timelineWords[kind]}${way === undefined ? '' : `：${containmentWays[way]}`}`;

const Entry = ({ entry }: { readonly entry: ShownEntry }) => {
  const { text, by, at, company, announcementId } = entry;
  return (
    <li>
      <Text fw={600}>{headOf(entry)}</Text>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </Text>
      {company === undefined ? null : (
        <Anchor component={Link} size="sm" to={`/companies/${company.tenantId}`}>
          {company.name}
        </Anchor>
      )}
      {announcementId === undefined ? null : (
        <Anchor component={Link} size="sm" to={`/announcements/${announcementId}`}>
          お知らせを見る
        </Anchor>
      )}
      <Text size="xs" c="dimmed">{`記録：${by.name}（${by.id}）・${formatInstant(at)}`}</Text>
    </li>
  );
};

/** 時系列, the newest first. */
export const Timeline = ({ incidentId }: { readonly incidentId: string }) => {
  const list = useTimelinePages(incidentId);
  if (list.data === undefined)
    return list.error === null ? (
      <Waiting rows={3} />
    ) : (
      <Failure error={list.error} onRetry={() => void list.refetch()} />
    );
  return (
    <Stack gap="sm">
      <Stack component="ol" gap="md" m={0} pl="md" style={{ listStyle: 'none' }}>
        {list.data.pages
          .flatMap(({ items }) => items)
          .map((entry) => (
            <Entry key={entry.entryId} entry={entry} />
          ))}
      </Stack>
      <FurtherPages list={list} />
    </Stack>
  );
};
