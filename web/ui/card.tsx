import { Box, Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useId } from 'react';

type CardProps = {
  readonly title?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

/** A white sheet; with a title it is a named region. */
export const Card = ({ title, aside, children }: CardProps) => {
  const headingId = useId();
  return (
    <Box
      component="section"
      className="sf-paper"
      p={{ base: 'md', sm: 'lg' }}
      {...(title === undefined ? {} : { 'aria-labelledby': headingId })}
    >
      {title === undefined ? null : (
        <Group justify="space-between" mb="md" gap="sm">
          <Title order={2} id={headingId}>
            {title}
          </Title>
          {aside}
        </Group>
      )}
      {children}
    </Box>
  );
};
