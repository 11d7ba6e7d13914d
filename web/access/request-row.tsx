import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { OneChange } from '#web/access/access-history.tsx';
import {
  grantLine,
  isToBeChecked,
  originLines,
  requestLines,
  ruleLine,
  stateWords,
  subjectOf,
} from '#web/access/request-words.ts';
import type { ShownRequest } from '#web/access/requests-api.ts';
import { ChangedFacts } from '#web/ui/change-history.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

/** What exactly is to become of what. */
const ChangeOf = ({ change }: Pick<ShownRequest, 'change'>) => {
  switch (change.kind) {
    case 'person':
      return <ChangedFacts lines={change.lines} />;
    case 'access':
      return (
        <Text size="sm" component="div">
          <OneChange from={change.from} to={change.to} />
        </Text>
      );
    case 'rule':
      return <Text size="sm">{ruleLine(change)}</Text>;
    case 'grant':
      return <Text size="sm">{grantLine(change)}</Text>;
  }
};

const OriginOf = ({ origin }: { readonly origin: NonNullable<ShownRequest['origin']> }) => {
  const lines = originLines(origin);
  if (lines.length === 0) return null;
  return (
    <Notice tone={isToBeChecked(origin) ? 'warn' : 'calm'}>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
      {isToBeChecked(origin) ? '実在する人か、本人に確かめてから承認してください。' : null}
    </Notice>
  );
};

type RequestRowProps = { readonly request: ShownRequest; readonly children?: ReactNode };

/** One request with what it changes, who said what of it, and what may be done. */
export const RequestRow = ({ request, children }: RequestRowProps) => {
  const { words, tone } = stateWords[request.state];
  return (
    <Stack
      component="li"
      gap="xs"
      py={12}
      style={{
        borderTop: '1px solid var(--mantine-color-gray-3)',
        listStyle: 'none',
        overflowWrap: 'anywhere',
      }}
    >
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>
          {subjectOf(request)}
        </Text>
        <ToneBadge tone={tone}>{words}</ToneBadge>
      </Group>
      <Text size="sm">承認が必要な内容：{request.gains.join('、')}</Text>
      <ChangeOf change={request.change} />
      {request.origin === undefined ? null : <OriginOf origin={request.origin} />}
      <div>
        {requestLines(request).map((line) => (
          <Text key={line} size="xs" c="dimmed">
            {line}
          </Text>
        ))}
      </div>
      {children === undefined ? null : <Group gap="sm">{children}</Group>}
    </Stack>
  );
};
