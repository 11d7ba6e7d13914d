import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '#web/ui/icons.tsx';

type EmptyProps = {
  readonly icon: IconName;
  readonly title: string;
  readonly hint: string;
  /** 1 where it stands for the whole page. */
  readonly level?: 1 | 2;
  readonly children?: ReactNode;
};

/** Nothing here, and what to do about it. */
export const Empty = ({ icon, title, hint, level = 2, children }: EmptyProps) => (
  <Stack align="center" gap="xs" py={48} px="md" ta="center" className="sf-paper">
    <Text c="indigo" component="span" lh={0}>
      <Icon name={icon} size={40} />
    </Text>
    <Title order={level} size="h2">
      {title}
    </Title>
    <Text c="dimmed" maw={440}>
      {hint}
    </Text>
    {children}
  </Stack>
);
