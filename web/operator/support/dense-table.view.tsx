import { ScrollArea, Table } from '@mantine/core';
import type { ReactNode } from 'react';

type DenseTableProps = {
  readonly label: string;
  readonly heads: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  /** In px: below it the table is scrolled. */
  readonly minWidth: number;
};

/** What is only read: as much of it as a screen holds. */
export const DenseTable = ({ label, heads, rows, minWidth }: DenseTableProps) => (
  <ScrollArea viewportProps={{ tabIndex: 0, 'aria-label': `${label}の一覧`, role: 'region' }}>
    <Table verticalSpacing={4} fz="sm" miw={minWidth} aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          {heads.map((head) => (
            <Table.Th key={head} scope="col" style={{ whiteSpace: 'nowrap' }}>
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ key, cells }) => (
          <Table.Tr key={key}>
            {cells.map((cell, index) => (
              <Table.Td key={heads[index]} style={{ overflowWrap: 'anywhere' }}>
                {cell}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </ScrollArea>
);
