import { Anchor, Box, Group, Stack, Table, Text } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import type { ClaimSummary } from '#web/claims/claim-view.ts';
import { type ClaimRow, claimRow } from '#web/claims/claim-row.ts';
import { useIsWide } from '#web/ui/use-is-wide.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

const Row = ({ row }: { readonly row: ClaimRow }) => {
  const navigate = useNavigate();
  return (
    <Table.Tr className="sf-row" onClick={() => navigate(row.to)}>
      <Table.Td className="sf-number" c="dimmed">
        {row.number}
      </Table.Td>
      <Table.Td>
        <Anchor
          component={Link}
          to={row.to}
          fw={600}
          underline="hover"
          onClick={(event) => event.stopPropagation()}
        >
          {row.title}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <ToneBadge tone={row.tone}>{row.status}</ToneBadge>
      </Table.Td>
      <Table.Td fz="sm">{row.standing}</Table.Td>
      <Table.Td className="sf-number" fz="sm">
        {row.date}
      </Table.Td>
      <Table.Td className="sf-number" ta="right" fw={600}>
        {row.amount}
      </Table.Td>
    </Table.Tr>
  );
};

const WideList = ({ rows }: { readonly rows: readonly ClaimRow[] }) => (
  <Box className="sf-paper" style={{ overflow: 'hidden' }}>
    <Table verticalSpacing="sm" horizontalSpacing="md" aria-label="経費申請の一覧">
      <Table.Thead bg="#f8fafb">
        <Table.Tr>
          {['申請番号', '件名', '状態', '現在の段階', '日付'].map((head) => (
            <Table.Th key={head} fz="xs" c="dimmed">
              {head}
            </Table.Th>
          ))}
          <Table.Th fz="xs" c="dimmed" ta="right">
            金額
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </Table.Tbody>
    </Table>
  </Box>
);

const NarrowList = ({ rows }: { readonly rows: readonly ClaimRow[] }) => (
  <Stack
    component="ul"
    gap="xs"
    p={0}
    m={0}

    style={{ listStyle: 'none' }}
    aria-label="経費申請の一覧"
  >
    {rows.map((row) => (
      <Box component="li" key={row.id} className="sf-paper" p="md">
        <Group justify="space-between" mb={4}>
          <ToneBadge tone={row.tone}>{row.status}</ToneBadge>
          <Text size="sm" c="dimmed" className="sf-number">
            {row.date}
          </Text>
        </Group>
        <Anchor component={Link} to={row.to} fw={600} underline="hover" display="block" py={4}>
          {row.title}
        </Anchor>
        <Group justify="space-between" align="flex-end" wrap="nowrap">
          <Text size="sm" c="dimmed">
            {row.number}・{row.standing}
          </Text>
          <Text fw={700} className="sf-number">
            {row.amount}
          </Text>
        </Group>
      </Box>
    ))}
  </Stack>
);

/** Claims as a table on wide windows and as cards on phones. */
export const ClaimList = ({ claims }: { readonly claims: readonly ClaimSummary[] }) => {
  const rows = claims.map(claimRow);
  return useIsWide() ? <WideList rows={rows} /> : <NarrowList rows={rows} />;
};
