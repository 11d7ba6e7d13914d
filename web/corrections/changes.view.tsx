import { Box, Table, Text } from '@mantine/core';
import type { showTimeline } from '#contract/claims.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { changeWords, type ChangeWords } from '#domain/lines/change-words.ja.ts';
import type { ShownClaim } from '#web/corrections/corrections-api.ts';
import { Card } from '#web/ui/card.tsx';
import { formatDate, formatInstant } from '#web/ui/format-date.ts';

type TimelineItem = AnswerOf<typeof showTimeline>['items'][number];

/** `明細2`, as the claim counts its lines. */
export const lineLabel = ({ lines }: Pick<ShownClaim, 'lines'>, lineId: string): string => {
  const index = lines.findIndex(({ id }) => id === lineId);
  return index < 0 ? '' : `明細${index + 1}`;
};

const What = ({ words }: { readonly words: ChangeWords }) => (
  <>
    {words.what}
    {words.isConsequence ? (
      <Text span size="xs" c="dimmed" ml={6} title="訂正に伴って変わった項目です">
        （連動）
      </Text>
    ) : null}
  </>
);

const heads = ['項目', '変更前', '変更後'] as const;

type ChangeTableProps = {
  readonly view: Pick<ShownClaim, 'lines'>;
  readonly changes: Parameters<typeof changeWords>[0];
  readonly label: string;
};

/** Old beside new, one row a value. */
export const ChangeTable = ({ view, changes, label }: ChangeTableProps) => (
  <Table fz="sm" verticalSpacing={4} horizontalSpacing={6} aria-label={label}>
    <Table.Thead>
      <Table.Tr>
        {heads.map((head) => (
          <Table.Th key={head} fz="xs" c="dimmed" fw={500}>
            {head}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {changeWords(changes, formatDate).map((words) => (
        <Table.Tr key={words.key}>
          <Table.Td>
            <Text span size="xs" c="dimmed" mr={6}>
              {lineLabel(view, words.lineId)}
            </Text>
            <What words={words} />
          </Table.Td>
          <Table.Td c="dimmed">{words.before}</Table.Td>
          <Table.Td fw={600}>{words.after}</Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
);

type ChangeHistoryProps = {
  readonly view: Pick<ShownClaim, 'lines'>;
  readonly corrections: readonly TimelineItem[];
};

/** 変更履歴: every correction of 経理, newest first, with who, when, why, old and new. */
export const ChangeHistory = ({ view, corrections }: ChangeHistoryProps) => (
  <Card title="変更履歴（経理の訂正）">
    {corrections.toReversed().map(({ at, byName, edition, reason, changes = [] }, index) => (
      <Box key={`${at}-${index}`} mb="md">
        <Text size="sm" mb={2}>
          <Text span size="xs" c="dimmed" className="sf-number" mr={8}>
            {formatInstant(at)}
          </Text>
          <b>{byName}</b>
          {edition > 1 ? `（第${edition}版）` : ''}
        </Text>
        {reason === undefined ? null : (
          <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-wrap' }}>
            理由：{reason}
          </Text>
        )}
        <ChangeTable view={view} changes={changes} label={`${formatInstant(at)} ${byName}の訂正`} />
      </Box>
    ))}
  </Card>
);
