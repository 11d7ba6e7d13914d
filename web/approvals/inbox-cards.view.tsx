import { Anchor, Box, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { type InboxListProps, rowId, SelectBox } from '#web/approvals/inbox-table.view.tsx';
import { ReceiptPeek } from '#web/evidence/receipt-peek.view.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

/** The inbox on phones: the same of each claim in three lines. */
export const InboxCards = ({ rows, selection, addressOf }: InboxListProps) => (
  <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }} aria-label="承認待ちの申請">
    {rows.map((row) => (
      <Box component="li" key={row.claimId} id={rowId(row.claimId)} className="sf-paper" px="sm" py={8}>
        <Group gap="sm" wrap="nowrap" align="flex-start">
          <Box pt={3}>
            <SelectBox row={row} selection={selection} />
          </Box>
          <Stack gap={2} style={{ flex: 1, minWidth: 0 }}>
            <Group justify="space-between" gap="xs" wrap="nowrap">
              <Anchor
                component={Link}
                to={addressOf(row.claimId)}
                fw={600}
                underline="hover"
                className="sf-cut"
              >
                {row.title}
              </Anchor>
              <Text fw={700} className="sf-number">
                {row.amount}
              </Text>
            </Group>
            <Text size="xs" c="dimmed" className="sf-cut">
              {row.contents}
            </Text>
            <Group justify="space-between" gap="xs" wrap="nowrap">
              <Text size="xs">
                {row.applicant}・{row.step}・{row.waits}
              </Text>
              <Group gap="xs" wrap="nowrap">
                {row.findings === undefined ? null : (
                  <ToneBadge tone={row.findings.tone}>{row.findings.words}</ToneBadge>
                )}
                <ReceiptPeek
                  of={`${row.number} ${row.title}`}
                  receipts={row.receipts}
                  more={row.moreReceipts}
                  prefix="証憑"
                />
              </Group>
            </Group>
          </Stack>
        </Group>
      </Box>
    ))}
  </Stack>
);
