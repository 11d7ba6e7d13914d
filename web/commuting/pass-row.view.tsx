import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { eventLines, passFacts, routeWords, type ShownPass, stateWords } from '#web/commuting/pass-words.ts';
import { Facts } from '#web/ui/facts.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

type PassRowProps = {
  readonly pass: ShownPass;
  /** @default its route */
  readonly title?: string;
  readonly children?: ReactNode;
};

/** One pass with its history, and what may be done with it. */
export const PassRow = ({ pass, title, children }: PassRowProps) => {
  const { words, tone } = stateWords[pass.state];
  return (
    <Stack
      component="li"
      gap="xs"
      py={10}
      style={{ borderTop: '1px solid var(--mantine-color-gray-3)', listStyle: 'none' }}
    >
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {title ?? routeWords(pass)}
        </Text>
        <ToneBadge tone={tone}>{words}</ToneBadge>
      </Group>
      <Facts facts={passFacts(pass)} columns={3} />
      <div>
        {eventLines(pass).map((line) => (
          <Text key={line} size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {line}
          </Text>
        ))}
      </div>
      {children === undefined ? null : <Group gap="sm">{children}</Group>}
    </Stack>
  );
};

/** Several of them. */
export const PassList = ({ children }: { readonly children: ReactNode }) => (
  <Stack component="ul" gap={0} m={0} p={0}>
    {children}
  </Stack>
);
