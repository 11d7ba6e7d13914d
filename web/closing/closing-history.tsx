import { Button, Stack, Table, Text } from '@mantine/core';
import { useClosings } from '#web/closing/closing-api.ts';
import { eventRow } from '#web/closing/closing-words.ts';
import { Failure } from '#web/ui/failure.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const heads = ['日時', '内容', '担当', '理由'] as const;

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
      <Table.ScrollContainer minWidth={620}>
        <Table aria-label="締めの履歴" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              {heads.map((label) => (
                <Table.Th key={label}>{label}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, index) => (
              <Table.Tr key={`${row.key}-${index}`}>
                <Table.Td style={{ whiteSpace: 'nowrap' }} className="sf-number">
                  {row.when}
                </Table.Td>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>{row.what}</Table.Td>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>{row.who}</Table.Td>
                <Table.Td style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{row.reason}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
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
