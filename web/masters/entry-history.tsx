import { Button, Stack, Table } from '@mantine/core';
import type { Names } from '#web/masters/entry-words.ts';
import { type ShownMaster, useVersions } from '#web/masters/masters-api.ts';
import { StateLines } from '#web/masters/state-lines.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Waiting } from '#web/ui/waiting.tsx';

type EntryHistoryProps = { readonly shown: ShownMaster; readonly entryId: string; readonly names: Names };

/** 履歴: who made it what it was, newest first. */
export const EntryHistory = ({ shown: { master, contracts }, entryId, names }: EntryHistoryProps) => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useVersions(
    contracts,
    entryId,
  );
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  return (
    <Stack gap="sm">
      <Table aria-label="履歴" verticalSpacing={5}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>日時・変更した人</Table.Th>
            <Table.Th>内容</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.pages
            .flatMap(({ items }) => items)
            .map(({ version, at, byName, states }) => (
              <Table.Tr key={version} style={{ verticalAlign: 'top' }}>
                <Table.Td>
                  <div className="sf-number">{at === undefined ? '利用開始時' : formatInstant(at)}</div>
                  {byName ?? ''}
                </Table.Td>
                <Table.Td>
                  <StateLines master={master} states={states} names={names} />
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
