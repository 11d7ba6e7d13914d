import { importHasFaults } from '#contract/refusals/masters.ts';
import { Stack, Table } from '@mantine/core';
import { mostFaults } from '#domain/masters/import-rows.ts';
import { formatDigits } from '#domain/money/format-yen.ts';
import type { Checked } from '#web/masters/file-parts.ts';
import { Notice } from '#web/ui/notice.tsx';

type ImportFaultsProps = Pick<Checked, 'faults' | 'faultCount'>;

const countWords = (count: number): string => `${formatDigits(count)}件${count >= mostFaults ? '以上' : ''}`;

/** Each row that cannot be taken in, with what is wrong about it. */
export const ImportFaults = ({ faults, faultCount }: ImportFaultsProps) => (
  <Stack gap="xs">
    <Notice tone="bad" title={`${importHasFaults.title}（${countWords(faultCount)}）`} isUrgent>
      ファイルを直して、もう一度選んでください。まだ何も保存していません。
    </Notice>
    <Table.ScrollContainer minWidth={300} mah={360}>
      <Table aria-label="取り込めない行" verticalSpacing={5} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>行</Table.Th>
            <Table.Th>列</Table.Th>
            <Table.Th>理由</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {faults.map(({ line, column, reason }, at) => (
            // Two may say the same of one row; the list never changes.
            // oxlint-disable-next-line react/no-array-index-key
            <Table.Tr key={at}>
              <Table.Td className="sf-number">{line ?? '全体'}</Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{column ?? ''}</Table.Td>
              <Table.Td>{reason}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  </Stack>
);
