import { Box, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '#web/ui/icons.tsx';
import { type Tone, toneColors } from '#web/ui/tone.ts';

const iconOf: Record<Tone, IconName> = {
  quiet: 'info',
  calm: 'info',
  good: 'check',
  warn: 'alert',
  bad: 'alert',
};

type NoticeProps = {
  readonly tone: Tone;
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  /** Announced at once, as after a failed deed. */
  readonly isUrgent?: boolean;
};

export const Notice = ({ tone, title, children, isUrgent = false }: NoticeProps) => (
  <Box
    p="sm"
    c={toneColors[tone].text}
    bg={toneColors[tone].back}
    style={{ borderRadius: 10, border: `1px solid ${toneColors[tone].line}` }}
    {...(isUrgent ? { role: 'alert' } : {})}
  >
    <Group gap={10} wrap="nowrap" align="flex-start">
      <Box pt={3} style={{ flexShrink: 0, lineHeight: 0 }}>
        <Icon name={iconOf[tone]} />
      </Box>
      <Box style={{ minWidth: 0, flexGrow: 1 }} fz="sm" lh={1.7}>
        {title === undefined ? null : <Box fw={600}>{title}</Box>}
        {children}
      </Box>
    </Group>
  </Box>
);
