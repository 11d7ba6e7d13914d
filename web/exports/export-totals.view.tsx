import { Table, Text } from '@mantine/core';
import type { TotalRow } from '#web/exports/export-words.ts';

/** What the package's books must show after the import, per account. */
export const ExportTotals = ({
  rows,
  caption,
}: {
  readonly rows: readonly TotalRow[];
  readonly caption: string;
}) => (
  <div>
    <Text size="sm" c="dimmed" mb={4}>
      {caption}
    </Text>
    <Table withTableBorder verticalSpacing={4} maw={560} aria-label={caption}>
      <Table.Thead bg="#f8fafb">
        <Table.Tr>
          <Table.Th fz="xs" c="dimmed">
            勘定科目
          </Table.Th>
          <Table.Th fz="xs" c="dimmed" ta="right">
            借方
          </Table.Th>
          <Table.Th fz="xs" c="dimmed" ta="right">
            貸方
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ name, debit, credit }) => (
          <Table.Tr key={name}>
            <Table.Td>{name}</Table.Td>
            <Table.Td ta="right" className="sf-number">
              {debit}
            </Table.Td>
            <Table.Td ta="right" className="sf-number">
              {credit}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </div>
);
