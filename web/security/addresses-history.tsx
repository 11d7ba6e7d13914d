import { Button, Stack, Table, Text } from '@mantine/core';
import { useAddressesChanges } from '#web/security/addresses-api.ts';
import { changedRanges } from '#web/security/changed-ranges.ts';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Waiting } from '#web/ui/waiting.tsx';

/** 履歴: who changed which ranges, newest first. */
export const AddressesHistory = () => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAddressesChanges();
  if (data === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const changes = data.pages.flatMap(({ items }) => items);
  if (changes.length === 0)
    return (
      <Text size="sm" c="dimmed">
        変更はまだありません。
      </Text>
    );
  return (
    <Stack gap="sm">
      <Table aria-label="変更の履歴" verticalSpacing={5}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>日時・変更した人</Table.Th>
            <Table.Th>内容</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map(({ version, at, byName, from, to }) => (
            <Table.Tr key={version} style={{ verticalAlign: 'top' }}>
              <Table.Td>
                <div className="sf-number">{formatInstant(at)}</div>
                {byName}
              </Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                {changedRanges(from.ranges, to.ranges).map((line) => (
                  <div key={line}>{line}</div>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {hasNextPage ? (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          さらに読み込む
        </Button>
      ) : null}
    </Stack>
  );
};
