import { Anchor, Box, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Card } from '#web/ui/card.tsx';
import { FailedPart } from '#web/ui/failed-part.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

/** One claim in a card. */
export type HomeRow = {
  readonly key: string;
  readonly to: string;
  readonly title: string;
  /** Who, whom it waits for, why it came back. */
  readonly aside: string;
  readonly amount: string;
};

const Row = ({ row }: { readonly row: HomeRow }) => (
  <Box component="li" py={5} style={{ borderTop: '1px solid #e1e7ec' }}>
    <Group justify="space-between" gap="sm" wrap="nowrap">
      <Box style={{ minWidth: 0 }}>
        <Anchor
          component={Link}
          to={row.to}
          fz="sm"
          fw={600}
          underline="hover"
          display="block"
          className="sf-cut"
          title={row.title}
        >
          {row.title}
        </Anchor>
        <Text size="xs" c="dimmed">
          {row.aside}
        </Text>
      </Box>
      <Text size="sm" fw={600} className="sf-number">
        {row.amount}
      </Text>
    </Group>
  </Box>
);

type HomeCardProps = {
  readonly title: string;
  /** 「12件」; undefined while it is not known. */
  readonly count: string | undefined;
  readonly rows: readonly HomeRow[] | undefined;
  readonly error: Error | null;
  readonly onRetry: () => void;
  readonly whenNone: string;
  readonly more: { readonly to: string; readonly label: string };
  readonly children?: ReactNode;
};

/** What waits in one place: how many, the first of them, and the way there. */
export const HomeCard = ({ title, count, rows, error, onRetry, whenNone, more, children }: HomeCardProps) => (
  <Card
    title={title}
    aside={
      count === undefined ? null : (
        <Text fw={700} className="sf-number">
          {count}
        </Text>
      )
    }
  >
    <Stack gap="xs">
      {children}
      {error === null ? null : <FailedPart error={error} onRetry={onRetry} />}
      {rows === undefined && error === null ? <Waiting rows={2} /> : null}
      {rows?.length === 0 ? (
        <Text size="sm" c="dimmed">
          {whenNone}
        </Text>
      ) : null}
      {rows === undefined || rows.length === 0 ? null : (
        <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
          {rows.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </Stack>
      )}
      <Anchor component={Link} to={more.to} size="sm" underline="hover">
        {more.label}
      </Anchor>
    </Stack>
  </Card>
);
