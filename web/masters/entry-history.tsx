import { Button, Stack, Table, Text } from '@mantine/core';
import { periodWords, valueWords, type Names } from '#web/masters/entry-words.ts';
import { type ShownMaster, useVersions } from '#web/masters/masters-api.ts';
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
            <Table.Th>日時</Table.Th>
            <Table.Th>変更した人</Table.Th>
            <Table.Th>内容</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.pages
            .flatMap(({ items }) => items)
            .map(({ version, at, byName, states }) => (
              <Table.Tr key={version}>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>
                  {at === undefined ? '利用開始時' : formatInstant(at)}
                </Table.Td>
                <Table.Td>{byName ?? '-'}</Table.Td>
                <Table.Td>
                  {states.length === 0 ? <Text size="sm">取りやめ</Text> : null}
                  {states.map((state) => (
                    <Text size="sm" key={state.validFrom ?? ''}>
                      {[
                        periodWords(state),
                        ...Object.keys(master.fields).map((name) =>
                          valueWords(master, name, state[name], names),
                        ),
                      ]
                        .filter((word) => word !== '')
                        .join(' / ')}
                    </Text>
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
