import { Anchor, Box, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { InboxItem } from '#web/approvals/approvals-api.ts';
import { type InboxRow, inboxRow } from '#web/approvals/inbox-row.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

const Row = ({ row }: { readonly row: InboxRow }) => (
  <Box component="li" className="sf-paper" p={{ base: 'md', sm: 'lg' }}>
    <Group justify="space-between" gap="sm" align="center">
      <Stack gap={2} style={{ minWidth: 0, flex: '1 1 320px' }}>
        <Group gap="xs">
          <Anchor component={Link} to={row.to} fw={600} underline="hover" fz="md">
            {row.title}
          </Anchor>
          {row.warnings === undefined ? null : <ToneBadge tone="warn">{row.warnings}</ToneBadge>}
        </Group>
        <Text size="sm">{row.who}</Text>
        <Text size="sm" c="dimmed">
          {row.number}　{row.submitted} 申請
        </Text>
      </Stack>
      <Group gap="md">
        <ToneBadge tone="calm">{row.step}</ToneBadge>
        <Text fw={700} fz="lg" className="sf-number" miw={110} ta="right">
          {row.amount}
        </Text>
      </Group>
    </Group>
  </Box>
);

/** What waits for me, oldest first. */
export const InboxList = ({ items }: { readonly items: readonly InboxItem[] }) => (
  <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }} aria-label="承認待ちの申請">
    {items.map((item) => (
      <Row key={item.claimId} row={inboxRow(item)} />
    ))}
  </Stack>
);
