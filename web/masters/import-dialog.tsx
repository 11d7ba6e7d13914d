import { Button, FileInput, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { sayFailure } from '#web/api/problem.ts';
import { type Checked, type ShownMaster, useAcceptImport, useCheckImport } from '#web/masters/masters-api.ts';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.tsx';

const Faults = ({ faults, faultCount }: Pick<Checked, 'faults' | 'faultCount'>) => (
  <Stack gap="xs">
    <Notice tone="bad" title={`取り込めない行があります（${faultCount}件）`} isUrgent>
      ファイルを直して、もう一度選んでください。まだ何も保存していません。
    </Notice>
    <Table.ScrollContainer minWidth={420} mah={360}>
      <Table aria-label="取り込めない行" verticalSpacing={5} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>行</Table.Th>
            <Table.Th>列</Table.Th>
            <Table.Th>理由</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {faults.map(({ line, column, reason }) => (
            <Table.Tr key={`${line ?? ''}/${column ?? ''}/${reason}`}>
              <Table.Td>{line ?? '全体'}</Table.Td>
              <Table.Td>{column ?? ''}</Table.Td>
              <Table.Td>{reason}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
    {faults.length < faultCount ? (
      <Text size="sm" c="dimmed">
        はじめの{faults.length}件を表示しています。
      </Text>
    ) : null}
  </Stack>
);

const Counts = ({ checked }: { readonly checked: Checked }) => (
  <Notice tone="calm" title={`${checked.rowCount}行を読み取りました`}>
    新しく登録 {checked.added}件、変更 {checked.changed}件、変更なし {checked.unchanged}件（文字コード{' '}
    {checked.encoding === 'utf-8' ? 'UTF-8' : 'Shift_JIS'}）
  </Notice>
);

type ImportDialogProps = { readonly shown: ShownMaster; readonly onClose: () => void };

/** A file is tried first: each row that cannot be taken is told, and nothing is kept until it is accepted. */
export const ImportDialog = ({ shown: { master, contracts }, onClose }: ImportDialogProps) => {
  const checking = useCheckImport(contracts);
  const accepting = useAcceptImport(contracts);
  const { data } = checking;
  const canAccept =
    data !== undefined && data.checked.faultCount === 0 && data.checked.added + data.checked.changed > 0;
  const accept = (): void => {
    if (data === undefined) return;
    accepting.mutate(
      { id: data.id, file: data.packed, expectedVersion: data.checked.version },
      {
        onSuccess: ({ added, changed }) => {
          tellDone(`${master.word}を取り込みました（登録 ${added}件、変更 ${changed}件）`);
          onClose();
        },
      },
    );
  };
  const error = accepting.error ?? checking.error;
  return (
    <Modal opened onClose={onClose} title={`${master.word}のCSVを取り込む`} size="lg">
      <Stack gap="md">
        <Text size="sm">
          書き出したCSVと同じ見出しのファイルを選んでください。書かれていない登録は、そのまま残ります。
        </Text>
        <FileInput
          label="CSVファイル"
          accept=".csv,text/csv"
          disabled={accepting.isPending}
          onChange={(file) => {
            accepting.reset();
            if (file !== null) checking.mutate(file);
          }}
        />
        {checking.isPending ? (
          <Text component="output" size="sm">
            確認しています…
          </Text>
        ) : null}
        {error === null ? null : (
          <Notice tone="bad" isUrgent>
            {sayFailure(error)}
          </Notice>
        )}
        {data === undefined ? null : <Counts checked={data.checked} />}
        {data === undefined || data.checked.faultCount === 0 ? null : <Faults {...data.checked} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            閉じる
          </Button>
          <Button disabled={!canAccept} loading={accepting.isPending} onClick={accept}>
            取り込む
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
};
