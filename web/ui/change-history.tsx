import { Button, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Waiting } from '#web/ui/waiting.tsx';

type Change = {
  readonly version: number;
  /** @default what the company began with */
  readonly at?: string;
  readonly byName?: string;
};

/** A list of changes, as it is read page by page. */
type Pages<Item> = {
  readonly data: { readonly pages: readonly { readonly items: readonly Item[] }[] } | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
  readonly hasNextPage: boolean;
  readonly fetchNextPage: () => unknown;
  readonly isFetchingNextPage: boolean;
};

type ChangeHistoryProps<Item> = {
  /** @default 変更の履歴 */
  readonly label?: string;
  readonly pages: Pages<Item>;
  /** What was changed, where the list is of several things. */
  readonly of?: { readonly word: string; readonly name: (change: Item) => string };
  readonly children: (change: Item) => ReactNode;
};

/** 変更の履歴: who changed what, newest first. */
export const ChangeHistory = <Item extends Change>({
  label = '変更の履歴',
  pages,
  of,
  children,
}: ChangeHistoryProps<Item>) => {
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
      <Table aria-label={label} verticalSpacing={5} className="sf-history">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>日時・変更した人</Table.Th>
            {of === undefined ? null : <Table.Th>{of.word}</Table.Th>}
            <Table.Th>内容</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map((change) => (
            <Table.Tr key={`${of?.name(change) ?? ''} ${change.version}`} style={{ verticalAlign: 'top' }}>
              <Table.Td>
                <div className="sf-number">
                  {change.at === undefined ? '利用開始時' : formatInstant(change.at)}
                </div>
                {change.byName}
              </Table.Td>
              {of === undefined ? null : <Table.Td>{of.name(change)}</Table.Td>}
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{children(change)}</Table.Td>
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

type ChangedFactsProps = {
  readonly lines: readonly {
    readonly where: string;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
  }[];
};

/** What of somebody is, or is to be, another: fact by fact, old → new. */
export const ChangedFacts = ({ lines }: ChangedFactsProps) => (
  <ul className="sf-changes">
    {lines.map(({ where, from, to }) => (
      <li key={where}>
        <Text span size="sm" c="dimmed">
          {where}：
        </Text>
        <Text span size="sm">
          {from === undefined ? (to ?? '') : `${from} → ${to ?? '（なし）'}`}
        </Text>
      </li>
    ))}
  </ul>
);
