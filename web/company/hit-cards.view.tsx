import { Anchor, Box, Checkbox, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { placeAmong } from '#web/claims/hits-beside.ts';
import type { HitRow } from '#web/company/hit-row.ts';
import type { HitListProps } from '#web/company/hit-table.view.tsx';
import type { Selection } from '#web/many/selection.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

type CardProps = {
  readonly row: HitRow;
  readonly state: object;
  readonly selection: Selection | undefined;
};

const Card = ({ row, state, selection }: CardProps) => (
  <Box component="li" className="sf-paper" p="sm">
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <Group gap="xs" wrap="nowrap">
        {selection !== undefined && row.isConfirmable ? (
          <Checkbox
            aria-label={`${row.number} を選択`}
            checked={selection.has(row.id)}
            onChange={() => selection.toggle(row.id, false)}
          />
        ) : null}
        <ToneBadge tone={row.tone}>{row.standing}</ToneBadge>
        {row.warnings > 0 ? <ToneBadge tone="warn">{`確認事項${row.warnings}件`}</ToneBadge> : null}
      </Group>
      <Text fw={700} className="sf-number">
        {row.amount}
      </Text>
    </Group>
    <Anchor component={Link} to={row.to} state={state} fw={600} underline="hover" display="block" py={4}>
      {row.title}
    </Anchor>
    <Text size="sm">{`${row.applicant}（${row.department}）`}</Text>
    <Text size="xs" c="dimmed" className="sf-number">
      {`${row.number}・${row.date}`}
    </Text>
  </Box>
);

/** The hits on a phone. */
export const HitCards = ({ rows, search, selection }: HitListProps) => {
  const state = placeAmong(
    rows.map(({ id }) => id),
    `/company-claims${search.address}`,
  );
  return (
    <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }} aria-label="該当する申請の一覧">
      {rows.map((row) => (
        <Card key={row.id} row={row} state={state} selection={selection} />
      ))}
    </Stack>
  );
};
