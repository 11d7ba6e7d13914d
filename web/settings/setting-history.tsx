import { Button, Stack, Table, Text } from '@mantine/core';
import type { SettingPartName } from '#contract/settings/parts.ts';
import { changesBetween } from '#web/settings/changes.ts';
import { ChangeLines } from '#web/settings/change-lines.view.tsx';
import { partCalled } from '#web/settings/every-part.ts';
import { type Names } from '#web/settings/say-value.ts';
import { useSettingChanges } from '#web/settings/settings-api.ts';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Waiting } from '#web/ui/waiting.tsx';

type Told = { readonly part: string; readonly from: object; readonly to: object };

const linesOf = ({ part, from, to }: Told, names: Names) => {
  const shown = partCalled(part);
  if (shown === undefined) return [];
  // Lists that a value makes of itself are said by both: what was taken away has its name in the old one.
  const [before, after] = [shown.namesIn?.(from, names), shown.namesIn?.(to, names)];
  const places = [...(after?.places ?? []), ...(before?.places ?? [])];
  return changesBetween(shown.field, { from, to }, { ...names, ...after, places });
};

/** 変更の履歴: who changed what from what to what, newest first; of one part, or of all of them. */
export const SettingHistory = ({
  part,
  names,
}: {
  readonly part?: SettingPartName;
  readonly names: Names;
}) => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useSettingChanges(part);
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        まだ変更されていません。
      </Text>
    );
  return (
    <Stack gap="sm">
      <Table aria-label="変更の履歴" verticalSpacing={5} className="sf-history">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>日時・変更した人</Table.Th>
            {part === undefined ? <Table.Th>設定</Table.Th> : null}
            <Table.Th>変更の内容</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={`${item.part} ${item.version}`} style={{ verticalAlign: 'top' }}>
              <Table.Td>
                <div className="sf-number">{formatInstant(item.at)}</div>
                {item.byName}
              </Table.Td>
              {part === undefined ? <Table.Td>{partCalled(item.part)?.title ?? item.part}</Table.Td> : null}
              <Table.Td>
                <ChangeLines lines={linesOf(item, names)} />
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
