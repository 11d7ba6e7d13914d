import { Box, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export type Fact = { readonly term: string; readonly value: ReactNode };

/** Terms and their values, read as a list of pairs. */
export const Facts = ({
  facts,
  columns = 4,
}: {
  readonly facts: readonly Fact[];
  readonly columns?: number;
}) => (
  <SimpleGrid component="dl" m={0} cols={{ base: 2, sm: columns }} spacing="md" verticalSpacing="sm">
    {facts.map(({ term, value }) => (
      <Box key={term}>
        <Text component="dt" size="xs" c="dimmed">
          {term}
        </Text>
        <Text component="dd" m={0} fw={500} style={{ overflowWrap: 'anywhere' }}>
          {value}
        </Text>
      </Box>
    ))}
  </SimpleGrid>
);
