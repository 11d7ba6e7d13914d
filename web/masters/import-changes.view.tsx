import { Stack, Table, Text } from '@mantine/core';
import { formatDigits } from '#domain/money/format-yen.ts';
import type { Master } from '#domain/masters/master.ts';
import type { Checked } from '#web/masters/file-parts.ts';
import { StateLines } from '#web/masters/state-lines.tsx';
import { Notice } from '#web/ui/notice.tsx';

const noNames: ReadonlyMap<string, string> = new Map();

type ImportChangesProps = { readonly master: Master; readonly checked: Checked };

/** What the file would make of the master: the counts, and before and after of each entry. */
export const ImportChanges = ({ master, checked }: ImportChangesProps) => {
  const { rowCount, added, changed, unchanged, reopened, encoding, changes } = checked;
  return (
    <Stack gap="xs">
      <Notice tone="calm" title={`${formatDigits(rowCount)}行を読み取りました`}>
        新しく登録 {formatDigits(added)}件、変更 {formatDigits(changed)}件、変更なし {formatDigits(unchanged)}
        件（文字コード {encoding === 'utf-8' ? 'UTF-8' : 'Shift_JIS'}）
      </Notice>
      {reopened === 0 ? null : (
        <Notice tone="warn" title={`変更のうち${formatDigits(reopened)}件は再開です`}>
          登録してある適用終了日がなくなるか、後の日付になります。一覧のはじめに表示しています。
        </Notice>
      )}
      {changes.length === 0 ? null : (
        <Table.ScrollContainer minWidth={300} mah={300}>
          <Table aria-label="取り込むと変わる登録" verticalSpacing={5} stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{master.id.word}</Table.Th>
                <Table.Th>取込前</Table.Th>
                <Table.Th>取込後</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {changes.map(({ id, before, after }) => (
                <Table.Tr key={id} style={{ verticalAlign: 'top' }}>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>{id}</Table.Td>
                  <Table.Td>
                    <StateLines master={master} states={before} names={noNames} empty="（新規）" />
                  </Table.Td>
                  <Table.Td>
                    <StateLines master={master} states={after} names={noNames} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {changes.length < added + changed ? (
        <Text size="sm" c="dimmed">
          はじめの{changes.length}件を表示しています。
        </Text>
      ) : null}
    </Stack>
  );
};
