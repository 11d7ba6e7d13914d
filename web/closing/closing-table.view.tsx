import { Button, Group, Table } from '@mantine/core';
import { type MonthRow, waitingNames } from '#web/closing/closing-words.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

type OnMonth = ((month: string) => void) | undefined;

type ClosingTableProps = {
  readonly rows: readonly MonthRow[];
  /** Undefined for whoever may not. */
  readonly onClose: OnMonth;
  readonly onReopen: OnMonth;
};

const Acts = ({ row, onClose, onReopen }: { readonly row: MonthRow } & Omit<ClosingTableProps, 'rows'>) => (
  <Group gap="xs" justify="flex-end" wrap="nowrap">
    {row.canClose && onClose !== undefined ? (
      <Button
        size="compact-sm"
        variant={row.isNext ? 'filled' : 'default'}
        onClick={() => onClose(row.month)}
        aria-label={`${row.name}を締める`}
      >
        締める
      </Button>
    ) : null}
    {row.canReopen && onReopen !== undefined ? (
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => onReopen(row.month)}
        aria-label={`${row.name}の締めを取り消す`}
      >
        取り消す
      </Button>
    ) : null}
  </Group>
);

/** 月ごとの締め, newest first. */
export const ClosingTable = ({ rows, ...acts }: ClosingTableProps) => (
  <Table aria-label="月ごとの締め" verticalSpacing={6} horizontalSpacing={3} highlightOnHover>
    <Table.Thead>
      <Table.Tr>
        <Table.Th>月</Table.Th>
        <Table.Th>状態</Table.Th>
        {waitingNames.map(({ label }) => (
          <Table.Th key={label} ta="right" visibleFrom="sm">
            {label}
          </Table.Th>
        ))}
        <Table.Th ta="right" hiddenFrom="sm" style={{ whiteSpace: 'nowrap' }}>
          未確定
        </Table.Th>
        <Table.Th className="sf-no-print" aria-label="操作" />
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {rows.map((row) => (
        <Table.Tr key={row.month}>
          <Table.Th scope="row" fw={600} style={{ whiteSpace: 'nowrap' }}>
            {row.name}
          </Table.Th>
          <Table.Td>
            <ToneBadge tone={row.state.tone}>{row.state.label}</ToneBadge>
          </Table.Td>
          {waitingNames.map(({ status }) => (
            <Table.Td key={status} ta="right" className="sf-number" visibleFrom="sm">
              {row[status]}
            </Table.Td>
          ))}
          <Table.Td ta="right" className="sf-number" hiddenFrom="sm">
            {row.waiting}
          </Table.Td>
          <Table.Td className="sf-no-print">
            <Acts row={row} {...acts} />
          </Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
);
