import { Button, Stack, Table, Text } from '@mantine/core';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Waiting } from '#web/ui/waiting.tsx';

type Change<Value> = {
  readonly version: number;
  readonly at: string;
  readonly byName: string;
  readonly from: Value;
  readonly to: Value;
};

/** A list of changes, as it is read page by page. */
type Pages<Value> = {
  readonly data: { readonly pages: readonly { readonly items: readonly Change<Value>[] }[] } | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
  readonly hasNextPage: boolean;
  readonly fetchNextPage: () => unknown;
  readonly isFetchingNextPage: boolean;
};

type SettingHistoryProps<Value> = {
  readonly pages: Pages<Value>;
  readonly linesOf: (change: Change<Value>) => readonly string[];
};

/** 変更の履歴: who changed what, newest first. */
export const SettingHistory = <Value,>({ pages, linesOf }: SettingHistoryProps<Value>) => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = pages;
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
          {changes.map((change) => (
            <Table.Tr key={change.version} style={{ verticalAlign: 'top' }}>
              <Table.Td>
                <div className="sf-number">{formatInstant(change.at)}</div>
                {change.byName}
              </Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                {linesOf(change).map((line) => (
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
