import { Button, Stack, Table, Text } from '@mantine/core';
import { useClosings } from '#web/closing/closing-api.ts';
import { eventRow } from '#web/closing/closing-words.ts';
import { Failure } from '#web/ui/failure.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type RowProps = { readonly row: ReturnType<typeof eventRow> };

/** On a phone all that is told of one act stands below each other. */
const Row = ({ row: { when, what, who, reason } }: RowProps) => (
  <Table.Tr>
    <Table.Td className="sf-number">{when}</Table.Td>
    <Table.Td>
      {what}
      <Text size="xs" hiddenFrom="sm" style={{ overflowWrap: 'anywhere' }}>
        {reason === '' ? who : `${who}：${reason}`}
      </Text>
    </Table.Td>
    <Table.Td visibleFrom="sm">{who}</Table.Td>
    <Table.Td visibleFrom="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {reason}
    </Table.Td>
  </Table.Tr>
);

/** 締めと取消の履歴, newest first. */
export const ClosingHistory = () => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useClosings();
  if (data === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const rows = data.pages.flatMap(({ items }) => items).map(eventRow);
  if (rows.length === 0)
    return (
      <Text size="sm" c="dimmed">
        まだ履歴はありません。
      </Text>
    );
  return (
    <Stack gap="sm">
      <Table aria-label="締めの履歴" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>日時</Table.Th>
            <Table.Th>内容</Table.Th>
            <Table.Th visibleFrom="sm">担当</Table.Th>
            <Table.Th visibleFrom="sm">理由</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <Row key={`${row.key}-${index}`} row={row} />
          ))}
        </Table.Tbody>
      </Table>
      {hasNextPage ? (
        <Button
          className="sf-no-print"
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          さらに読み込む
        </Button>
      ) : null}
    </Stack>
  );
};
