import { Button, Stack, Table, Text } from '@mantine/core';
import { changesOfAccess } from '#domain/rights/access-changes.ts';
import { useAccessChanges } from '#web/access/access-api.ts';
import { changeGroups } from '#web/access/access-words.ts';
import { Changes } from '#web/access/changes.view.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Waiting } from '#web/ui/waiting.tsx';

/** 履歴: who changed what, newest first. */
export const AccessHistory = () => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAccessChanges();
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
              <Table.Td>
                <Changes groups={changeGroups(changesOfAccess(from, to))} />
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
